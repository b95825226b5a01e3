import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import classes from './rich-text.module.css';

/** One button of a toolbar. `keys`: its usual keys, as a person reads them. */
export type FormatTool = {
  key: string;
  label: string;
  keys?: string;
  Icon: Icon;
  isOn(editor: Editor): boolean;
  run(editor: Editor): void;
};
type FormatToolsProps = { editor: Editor; label: string; tools: readonly FormatTool[]; children?: ReactNode };

/** The form of what is written, by button; each has its usual keys as well. */
export const FormatTools = ({ editor, label, tools, children }: FormatToolsProps) => {
  const on = useEditorState({ editor, selector: (state) => tools.filter(({ isOn }) => isOn(state.editor)).map(({ key }) => key) });
  return (
    <div role="toolbar" aria-label={label} className={classes['tools']}>
      {tools.map(({ key, label: name, keys, Icon: Sign, run }) => (
        <Tooltip key={key} label={keys === undefined ? name : `${name} (${keys})`}>
          <ActionIcon
            variant={on.includes(key) ? 'light' : 'subtle'}
            color="gray"
            aria-label={name}
            aria-pressed={on.includes(key)}
            // the caret stays in the text, so that a letter typed right after the click goes there
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(editor)}
          >
            <Sign size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      {children}
    </div>
  );
};
