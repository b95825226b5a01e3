import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { startTexts } from '#renderer/ui/i18n.ts';
import type { SheetChange, SheetColumn, SheetValues } from '#renderer/ui/sheet/columns.ts';
import type { SheetProps } from '#renderer/ui/sheet/props.ts';
import { Sheet } from '#renderer/ui/sheet/sheet.tsx';

type Row = { id: string; title: string; kind: string | null; unit: string; q1: number | null; q2: number | null };

const quarter = (id: 'q1' | 'q2', label: string): SheetColumn<Row> => ({
  id,
  label,
  group: 'Target',
  kind: 'number',
  width: 80,
  value: (row) => row[id],
  parse: (text) => (/^-?\d+$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, message: 'Write a whole number.' }),
  format: (value) => value.toLocaleString('en-GB'),
  typed: String,
  unit: ({ unit }) => unit,
});
const columns: Array<SheetColumn<Row>> = [
  { id: 'title', label: 'Objective', kind: 'text', width: 200, value: ({ title }) => title },
  {
    id: 'kind',
    label: 'Kind',
    kind: 'choice',
    width: 100,
    value: ({ kind }) => kind,
    choices: () => ['Revenue', 'Pipeline', 'Deals'].map((label) => ({ value: label.toLowerCase(), label })),
  },
  quarter('q1', 'Q1'),
  quarter('q2', 'Q2'),
  {
    id: 'year',
    label: 'Year',
    group: 'Target',
    kind: 'computed',
    width: 80,
    value: ({ q1, q2 }) => (q1 === null || q2 === null ? null : q1 + q2),
    format: String,
    unit: ({ unit }) => unit,
    explain: ({ q1, q2 }) => `Q1 ${q1 ?? 'none'} + Q2 ${q2 ?? 'none'}`,
  },
];
const first: Row[] = [
  { id: 'a', title: 'Channel revenue', kind: 'revenue', unit: 'USD', q1: 100, q2: 200 },
  { id: 'b', title: 'New pipeline', kind: 'pipeline', unit: 'USD', q1: 300, q2: 400 },
  { id: 'c', title: 'Deals won', kind: 'deals', unit: 'deals', q1: 5, q2: null },
];
const blank: Row = { id: '', title: '', kind: null, unit: 'USD', q1: null, q2: null };
const rowId = ({ id }: Row): string => id;
const rowWith = (row: Row | null, values: SheetValues): Row => ({ ...(row ?? blank), ...values });

let calls: SheetChange[][];
let removed: string[];
beforeEach(async () => {
  calls = [];
  removed = [];
  await startTexts();
});

const Plan = (props: Partial<SheetProps<Row>>) => {
  const [rows, setRows] = useState(first);
  const change = (cells: readonly SheetChange[]): void => {
    calls.push([...cells]);
    setRows((now) =>
      now.map((row) => ({
        ...row,
        ...Object.fromEntries(cells.flatMap((cell) => (cell.rowId === row.id ? [[cell.column, cell.value]] : []))),
      })),
    );
  };
  return (
    <MantineProvider env="test">
      <Sheet
        label="Objectives"
        rows={rows}
        columns={columns}
        rowId={rowId}
        rowName={({ title }) => title}
        rowWith={rowWith}
        isCompact={false}
        onChange={change}
        onAddRows={(added, cells) => {
          change(cells);
          setRows((now) => [...now, ...added.map((values, at) => rowWith({ ...blank, id: `new-${now.length + at}` }, values))]);
        }}
        onRemoveRows={(ids) => removed.push(...ids)}
        onMoveRow={(id, by) =>
          setRows((now) => {
            const next = [...now];
            const at = next.findIndex((row) => row.id === id);
            next.splice(at + by, 0, ...next.splice(at, 1));
            return next;
          })
        }
        {...props}
      />
      <button type="button">After</button>
    </MantineProvider>
  );
};

const open = async (props: Partial<SheetProps<Row>> = {}) => {
  const user = userEvent.setup();
  const { container } = render(<Plan {...props} />);
  await user.tab();
  return { user, grid: screen.getByRole('grid', { name: 'Objectives' }), container };
};
/** The cell of a row and a column, both from 1 as a screen reader counts them, without the two rows of headings. */
const cell = (row: number, column: number): HTMLElement => {
  const line = screen.getAllByRole('row').find((one) => one.getAttribute('aria-rowindex') === String(row + 2));
  return [...(line?.children ?? [])].find((one) => one.getAttribute('aria-colindex') === String(column)) as HTMLElement;
};
const active = (): string =>
  document.getElementById(screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

test('has the form of a grid with nothing serious against it', async () => {
  const { grid, container } = await open({ isLocked: ({ id }, column) => id === 'b' && column === 'q1' });
  expect(grid).toHaveFocus();
  expect(grid).toHaveAttribute('aria-rowcount', '5');
  expect(within(grid).getByRole('columnheader', { name: 'Target' })).toHaveAttribute('aria-colspan', '3');
  expect(within(grid).getByRole('rowheader', { name: 'New pipeline' })).toHaveAttribute('aria-colindex', '1');
  expect(cell(2, 3)).toHaveAttribute('aria-readonly', 'true');
  expect(cell(2, 4)).toHaveAttribute('aria-readonly', 'false');
  expect(cell(1, 5)).toHaveAttribute('aria-readonly', 'true');
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('writes over a cell by typing, goes on by Tab, and Enter goes to the next row where Tab began', async () => {
  const { user } = await open();
  await user.keyboard('{ArrowRight}{ArrowRight}120{Tab}250{Enter}');
  expect(calls).toEqual([[{ rowId: 'a', column: 'q1', value: 120 }], [{ rowId: 'a', column: 'q2', value: 250 }]]);
  expect(active()).toBe('300');
  expect(cell(1, 5)).toHaveTextContent('370');
});

test('changes a cell at its end with F2, and Escape leaves it as it was', async () => {
  const { user } = await open();
  await user.keyboard('{F2} 2026{Enter}{F2} 2026{Escape}');
  expect(calls).toEqual([[{ rowId: 'a', column: 'title', value: 'Channel revenue 2026' }]]);
  expect(cell(2, 1)).toHaveTextContent(/^New pipeline$/);
  expect(screen.getByRole('grid')).toHaveFocus();
});

test('keeps a text that is no value where it was typed, says what to write, and tells nobody until it is one', async () => {
  const { user } = await open();
  await user.keyboard('{ArrowRight}{ArrowRight}many{Enter}');
  expect(calls).toEqual([]);
  expect(cell(1, 3)).toHaveTextContent('many');
  expect(cell(1, 3)).toBeInvalid();
  await user.click(screen.getByRole('button', { name: '1 cell to correct' }));
  expect(cell(1, 3)).toHaveAccessibleDescription('Write a whole number.');
  await user.keyboard('{Escape}');
  expect(cell(1, 3)).toHaveTextContent('100');
  expect(cell(1, 3)).toBeValid();
});

test('pastes a block as one change, passes over locked cells and says so, and takes it back in one step', async () => {
  const { user } = await open({ isLocked: ({ id }, column) => id === 'b' && column === 'q1' });
  await user.keyboard('{ArrowRight}{ArrowRight}');
  await user.paste('1\t2\r\n3\t4\r\n5\tsix\r\n');
  expect(calls).toEqual([
    [
      { rowId: 'a', column: 'q1', value: 1 },
      { rowId: 'a', column: 'q2', value: 2 },
      { rowId: 'b', column: 'q2', value: 4 },
    ],
  ]);
  expect(cell(3, 4)).toHaveTextContent('six');
  expect(screen.getByRole('status')).toHaveTextContent(
    '4 cells pasted. 1 locked cell was left as it is. 1 cell could not be read and stays marked.',
  );
  await user.keyboard('{Control>}z{/Control}');
  expect([cell(1, 3), cell(1, 4), cell(2, 4), cell(3, 4)].map(({ textContent }) => textContent)).toEqual(['100', '200', '400', '']);
  await user.keyboard('{Control>}y{/Control}');
  expect([cell(1, 3), cell(3, 4)].map(({ textContent }) => textContent)).toEqual(['1', 'six']);
  expect(calls).toHaveLength(3);
});

test('adds the rows that a paste needs below the last one, together with the cells that it changed', async () => {
  const added: SheetValues[][] = [];
  const { user } = await open({ onAddRows: (rows, cells) => void added.push([...rows], [...cells] as unknown as SheetValues[]) });
  await user.keyboard('{Control>}{End}{/Control}{Home}');
  await user.paste('Renewals\tDeals\t7\nCampaigns\trevenue\t8\n');
  expect(added).toEqual([
    [{ title: 'Campaigns', kind: 'revenue', q1: 8 }],
    [
      { rowId: 'c', column: 'title', value: 'Renewals' },
      { rowId: 'c', column: 'q1', value: 7 },
    ],
  ]);
});

test('copies the selection as a table that spreadsheets read, and harmless to them', async () => {
  const { user, grid } = await open();
  await user.keyboard('=1+1{Enter}{ArrowUp}{Shift>}{ArrowDown}{ArrowRight}{ArrowRight}{/Shift}');
  const copied: string[] = [];
  fireEvent.copy(grid, { clipboardData: { setData: (_type: string, text: string) => copied.push(text) } });
  expect(copied).toEqual(["'=1+1\tRevenue\t100\nNew pipeline\tPipeline\t300"]);
});

test('sums what is selected, and only counts where units differ', async () => {
  const { user } = await open();
  await user.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
  const status = screen.getByRole('status');
  expect(status).toHaveTextContent('Sum 1,000Average 250Count 4');
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(status).toHaveTextContent('The units differ, so there is no sum.Count 5');
});

test('chooses from a list by its first letters and by arrows', async () => {
  const { user } = await open();
  await user.keyboard('{ArrowRight}d{Enter}');
  expect(calls).toEqual([[{ rowId: 'a', column: 'kind', value: 'deals' }]]);
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(await screen.findByRole('option', { name: 'Pipeline' })).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowUp}{Enter}');
  expect(calls[1]).toEqual([{ rowId: 'b', column: 'kind', value: 'revenue' }]);
});

test('fills down, fills by the handle, and empties', async () => {
  const { user } = await open();
  await user.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}{Control>}d{/Control}{Delete}');
  expect(calls[0]).toEqual([{ rowId: 'b', column: 'q1', value: 100 }]);
  expect(calls[1]).toEqual([
    { rowId: 'a', column: 'q1', value: null },
    { rowId: 'b', column: 'q1', value: null },
  ]);
  await user.click(cell(1, 4));
  const handle = cell(1, 4).querySelector('[data-handle]') as HTMLElement;
  await user.pointer([{ keys: '[MouseLeft>]', target: handle }, { target: cell(3, 4) }, { keys: '[/MouseLeft]', target: cell(3, 4) }]);
  expect(calls[2]).toEqual([
    { rowId: 'b', column: 'q2', value: 200 },
    { rowId: 'c', column: 'q2', value: 200 },
  ]);
});

test('moves and removes rows, and the keyboard stays with its row', async () => {
  const { user } = await open();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(cell(2, 1)).toHaveTextContent('Channel revenue');
  expect(active()).toBe('Channel revenue');
  await user.keyboard('{Control>}{Delete}{/Control}');
  expect(removed).toEqual(['a']);
});

test('keeps what was typed when it could not be saved', async () => {
  const { user } = await open({ onChange: () => Promise.reject(new Error('no')) });
  await user.keyboard('Sales{Enter}{ArrowUp}');
  await waitFor(() => expect(cell(1, 1)).toBeInvalid());
  expect(cell(1, 1)).toHaveTextContent('Sales');
  expect(cell(1, 1)).toHaveAccessibleDescription(/was not saved/);
});

test('brings texts that are no value back when the sheet opens again', async () => {
  const kept: Record<string, string> = {};
  const onDraft = (key: string, text: string | undefined): void => {
    if (text === undefined) delete kept[key];
    else kept[key] = text;
  };
  const { user } = await open({ onDraft });
  await user.keyboard('{ArrowRight}{ArrowRight}many{Enter}few{Enter}');
  cleanup();
  const again = await open({ onDraft, drafts: { ...kept } });
  expect([cell(1, 3), cell(2, 3)].map(({ textContent }) => textContent)).toEqual(['many', 'few']);
  expect(cell(1, 3)).toBeInvalid();
  await again.user.keyboard('{ArrowRight}{ArrowRight}7{Enter}');
  expect(Object.values(kept)).toEqual(['few']);
  expect(calls).toEqual([[{ rowId: 'a', column: 'q1', value: 7 }]]);
});

test('does with its menu what the keys do, and gives the keyboard back', async () => {
  const { user, grid } = await open();
  await user.pointer({ keys: '[MouseRight]', target: cell(2, 3) });
  await user.click(await screen.findByRole('menuitem', { name: /^Remove row/ }));
  expect(removed).toEqual(['b']);
  expect(grid).toHaveFocus();
  await user.pointer({ keys: '[MouseRight]', target: cell(2, 3) });
  await user.click(await screen.findByRole('menuitem', { name: /^Fill down/ }));
  expect(calls).toEqual([[{ rowId: 'b', column: 'q1', value: 100 }]]);
});

test('has a step taken back by whom it told, and texts that only it knows by itself', async () => {
  const back: unknown[] = [];
  const onChange = (cells: readonly SheetChange[]) => Promise.resolve(calls.push([...cells]));
  const { user } = await open({ onChange, onTakeBack: async (told) => back.push(told) });
  await user.keyboard('{ArrowRight}{ArrowRight}7{Enter}many{Enter}');
  await user.keyboard('{Control>}z{/Control}');
  expect([cell(2, 3).textContent, back]).toEqual(['300', []]);
  await user.keyboard('{Control>}z{/Control}');
  expect([cell(1, 3).textContent, back]).toEqual(['100', [1]]);
  await user.keyboard('{Control>}y{/Control}');
  await user.keyboard('{Control>}z{/Control}');
  expect([back, calls.map((cells) => cells.map(({ value }) => value))]).toEqual([
    [1, 2],
    [[7], [7]],
  ]);
});

test('tells which row the keyboard is in when a step is taken back, and when Enter goes round in a block', async () => {
  const passed: string[] = [];
  const { user } = await open({ onPass: ({ id }) => void passed.push(id) });
  await user.keyboard('{ArrowRight}{ArrowRight}7{Enter}{Control>}z{/Control}');
  expect(passed.at(-1)).toBe('a');
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Enter}');
  expect(passed.at(-1)).toBe('b');
});

test('takes its first rows by Enter and by pasting while it has none', async () => {
  const added: SheetValues[] = [];
  const { user } = await open({ rows: [], onAddRows: (rows) => void added.push(...rows) });
  await user.keyboard('x{Enter}');
  await user.paste('Renewals\tDeals');
  expect(added).toEqual([{}, { title: 'Renewals', kind: 'deals' }]);
});

test('keeps what is being typed when the sheet goes away', async () => {
  const user = userEvent.setup();
  const { unmount } = render(<Plan />);
  await user.tab();
  await user.keyboard('Half a ti');
  act(() => unmount());
  expect(calls).toEqual([[{ rowId: 'a', column: 'title', value: 'Half a ti' }]]);
});

test('lets Tab out after Escape, and past the last cell', async () => {
  const { user, grid } = await open({ onAddRows: () => undefined });
  await user.keyboard('{Escape}{Tab}');
  expect(grid).not.toHaveFocus();
  await user.tab({ shift: true });
  await user.keyboard('{Control>}{End}{/Control}{Tab}');
  expect(grid).not.toHaveFocus();
});
