import { MantineProvider } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { startTexts } from '#renderer/ui/i18n.ts';
import { RichTextEditor, type RichTextEditorProps } from '#renderer/ui/rich-text/rich-text-editor.tsx';

let heard: string[] = [];
let chosen: string[] = [];
let setFromOutside: (value: string) => void = () => undefined;
beforeEach(async () => {
  heard = [];
  chosen = [];
  await startTexts();
});

const Field = ({ first, ...props }: { first: string } & Partial<RichTextEditorProps>) => {
  const [value, setValue] = useState(first);
  useEffect(() => {
    setFromOutside = setValue;
  }, []);
  return (
    <MantineProvider env="test">
      <RichTextEditor
        ariaLabel="Commentary"
        value={value}
        onChange={(markdown) => {
          heard.push(markdown);
          setValue(markdown);
        }}
        onSelectText={(text) => chosen.push(text)}
        {...props}
      />
    </MantineProvider>
  );
};

const open = async (first: string, props: Partial<RichTextEditorProps> = {}) => {
  render(<Field first={first} {...props} />);
  const box = await screen.findByRole('textbox', { name: 'Commentary' }, { timeout: 15_000 });
  const { editor } = box as HTMLElement & { editor: Editor };
  return { box, editor, user: userEvent.setup() };
};

/** As a browser does: what is typed goes by the rules of the editor first. */
const type = (editor: Editor, text: string): void =>
  act(() => {
    const { view } = editor;
    for (const char of text) {
      const { from, to } = view.state.selection;
      const insert = () => view.state.tr.insertText(char, from, to);
      if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, char, insert))) view.dispatch(insert());
    }
  });
const press = (box: HTMLElement, key: string, held: { ctrlKey?: boolean; shiftKey?: boolean; keyCode?: number } = {}): boolean =>
  fireEvent.keyDown(box, { key, ...held });

test('shows Markdown with its form, and makes Markdown of what is typed', async () => {
  const { box, editor } = await open('**Won** deals\n\n- one');
  expect(within(box).getByText('Won').tagName).toBe('STRONG');
  expect(within(box).getByText('one').closest('li')).toBeVisible();
  act(() => void editor.commands.focus('end'));
  type(editor, ' more');
  expect(heard.at(-1)).toBe('**Won** deals\n\n- one more');
});

test('makes lists and headings of what Markdown writes for them', async () => {
  const { box, editor } = await open('');
  act(() => void editor.commands.focus('end'));
  type(editor, '- first');
  press(box, 'Enter', { keyCode: 13 });
  type(editor, 'second');
  press(box, 'Tab', { keyCode: 9 });
  expect(heard.at(-1)).toBe('- first\n  - second');
  press(box, 'Enter', { keyCode: 13 });
  type(editor, 'third');
  // lists stand in each other once; the key stays in the list all the same
  expect(press(box, 'Tab', { keyCode: 9 })).toBe(false);
  expect(heard.at(-1)).toBe('- first\n  - second\n  - third');
  press(box, 'Tab', { shiftKey: true, keyCode: 9 });
  expect(heard.at(-1)).toBe('- first\n  - second\n- third');
});

test('has the usual keys and a button for each form', async () => {
  const { box, editor, user } = await open('all of it');
  act(() => void editor.chain().focus().selectAll().run());
  press(box, 'b', { ctrlKey: true, keyCode: 66 });
  expect(heard.at(-1)).toBe('**all of it**');
  press(box, 'i', { ctrlKey: true, keyCode: 73 });
  expect(heard.at(-1)).toBe('***all of it***');
  const tools = screen.getByRole('toolbar', { name: 'Form of the text' });
  expect(within(tools).getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(within(tools).getByRole('button', { name: 'Numbered list' }));
  expect(heard.at(-1)).toBe('1. ***all of it***');
});

test('asks where a link leads, and takes only the web and mail', async () => {
  const { box, editor, user } = await open('see the plan');
  act(() => void editor.chain().focus().setTextSelection({ from: 9, to: 13 }).run());
  expect(chosen.at(-1)).toBe('plan');
  press(box, 'k', { ctrlKey: true, keyCode: 75 });
  const address = await screen.findByRole('textbox', { name: 'Address of the link' });
  await user.type(address, 'javascript:alert(1){Enter}');
  expect(screen.getByText('Write a web address or a mail address.')).toBeVisible();
  await user.clear(address);
  await user.type(address, 'acme.example/plan{Enter}');
  expect(heard.at(-1)).toBe('see the [plan](https://acme.example/plan)');
  expect(screen.queryByRole('textbox', { name: 'Address of the link' })).toBeNull();
});

test('leaves Ctrl+K to the app when no words are chosen', async () => {
  const { box, editor } = await open('words');
  act(() => void editor.commands.focus('end'));
  expect(press(box, 'k', { ctrlKey: true, keyCode: 75 })).toBe(true);
});

test('takes a newer text from outside at once when nobody writes, else when the field is left', async () => {
  const { box, editor } = await open('mine');
  act(() => setFromOutside('theirs'));
  expect(box).toHaveTextContent('theirs');
  act(() => void editor.commands.focus('end'));
  fireEvent.focus(box);
  act(() => setFromOutside('newer'));
  expect(box).toHaveTextContent('theirs');
  fireEvent.blur(box);
  expect(box).toHaveTextContent('newer');
  expect(heard).toEqual([]);
});

test('can only be read when it is for reading', async () => {
  const { box } = await open('words', { readOnly: true });
  expect(box).toHaveAttribute('contenteditable', 'false');
  expect(screen.queryByRole('toolbar')).toBeNull();
});
