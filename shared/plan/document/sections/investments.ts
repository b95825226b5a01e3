import { valueText } from '#shared/documents/format.ts';
import type { Row, Section, TableBlock, Value } from '#shared/documents/model.ts';
import type { PlanInvestment } from '../../model.ts';
import type { PaperContext } from '../paper.ts';
import { dateValue, textValue } from '../values.ts';
import { ratesNote } from './rates.ts';

type Place = Pick<PaperContext, 'paper' | 'say' | 'language'>;

/** An amount, or days of people (tenths), with its unit: both stand in one column. */
const amountOf = (value: number | null, { unit, currency }: Pick<PlanInvestment, 'unit' | 'currency'>, { say, language }: Place): Value => {
  if (value === null) return { kind: 'missing', reason: say('notSpent') };
  if (unit === 'money') return textValue(valueText({ kind: 'money', minor: value, currency: currency ?? '' }, language));
  const days = valueText({ kind: 'decimal', value: value / 10, digits: value % 10 === 0 ? 0 : 1 }, language);
  return textValue(say('daysAmount', { days }));
};

const sideName = (side: 'vendor' | 'partner', { paper, say }: Place): string =>
  side === 'partner' ? paper.plan.partner : paper.company || say('ours');

/** Of one side, in the plan's currency at its plan rates, and in days. */
const totalsOf = (side: 'vendor' | 'partner', place: Place): Row[] => {
  const { paper, say } = place;
  const found = paper.tracking.investments.find((one) => one.side === side);
  if (!found) return [];
  const name = say('sideTotal', { side: sideName(side, place) });
  const own = paper.plan.content.investments.filter((one) => one.side === side);
  const missing: Value = { kind: 'missing', reason: say('noRatio.no_rate') };
  const parts = (['money', 'days'] as const).flatMap((unit) => {
    const lines = own.filter((one) => one.unit === unit);
    if (lines.length === 0) return [];
    const amount = (value: number | null): Value =>
      value === null ? missing : amountOf(value, { unit, currency: paper.tracking.currency }, place);
    // nothing was recorded is not the same as nothing was spent
    const isKnown = lines.some((one) => one.spent !== null);
    const [planned, spent] = unit === 'money' ? [found.planned, found.spent] : [found.plannedDays, found.spentDays];
    return [{ planned: amount(planned), spent: isKnown ? amount(spent) : amountOf(null, { unit, currency: null }, place) }];
  });
  if (parts.length === 0) return [];
  const joined = (values: Value[]): Value => {
    const [first, second] = values.filter(({ kind }) => kind === 'text');
    if (!first) return values[0] ?? missing;
    if (!second) return first;
    return textValue(say('moneyAndDays', { money: valueText(first, place.language), days: valueText(second, place.language) }));
  };
  const amounts = [joined(parts.map(({ planned }) => planned)), joined(parts.map(({ spent }) => spent))];
  return [{ emphasis: 'total', cells: [textValue(name), textValue(''), textValue(''), textValue(''), ...amounts] }];
};

/** What both sides put in, planned against spent, each with its total. */
export const investmentsTable = (place: Place): TableBlock => {
  const { paper, say } = place;
  const rowsOf = (side: 'vendor' | 'partner'): Row[] => {
    const own = paper.plan.content.investments.filter((one) => one.side === side);
    if (own.length === 0) return [];
    const rows = own.map((one) => ({
      cells: [
        textValue(one.title),
        textValue(say(`investmentKind.${one.kind}`)),
        textValue(one.owner),
        dateValue(one.dueOn),
        amountOf(one.planned, one, place),
        amountOf(one.spent, one, place),
      ],
    }));
    return [...rows, ...totalsOf(side, place)];
  };
  return {
    kind: 'table',
    columns: [
      { key: 'investment', label: say('investment'), kind: 'text' },
      { key: 'kind', label: say('kind'), kind: 'text' },
      { key: 'owner', label: say('owner'), kind: 'text' },
      { key: 'due', label: say('due'), kind: 'date' },
      { key: 'planned', label: say('planned'), kind: 'decimal', align: 'right' },
      { key: 'spent', label: say('spent'), kind: 'decimal', align: 'right' },
    ],
    rows: [...rowsOf('vendor'), ...rowsOf('partner')],
    empty: say('noInvestments'),
  };
};

export const investmentsSection = (context: PaperContext): Section => ({
  key: 'investments',
  title: context.say('section.investments'),
  layout: 'stack',
  notes: null,
  blocks: [investmentsTable(context), { kind: 'text', role: 'note', paragraphs: ratesNote(context) }],
});
