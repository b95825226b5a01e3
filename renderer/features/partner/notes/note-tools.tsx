import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBlockquote, IconBold, IconH2, IconItalic, IconList, IconListNumbers } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import classes from './notes.module.css';

const tools = [
  {
    key: 'bold',
    Icon: IconBold,
    isOn: (editor: Editor) => editor.isActive('bold'),
    run: (editor: Editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    key: 'italic',
    Icon: IconItalic,
    isOn: (editor: Editor) => editor.isActive('italic'),
    run: (editor: Editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    key: 'heading',
    Icon: IconH2,
    isOn: (editor: Editor) => editor.isActive('heading'),
    run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    key: 'bullets',
    Icon: IconList,
    isOn: (editor: Editor) => editor.isActive('bulletList'),
    run: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    key: 'numbers',
    Icon: IconListNumbers,
    isOn: (editor: Editor) => editor.isActive('orderedList'),
    run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    key: 'quote',
    Icon: IconBlockquote,
    isOn: (editor: Editor) => editor.isActive('blockquote'),
    run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run(),
  },
] as const;

/** The form of what is written, by button; each has its usual keys as well. */
export const NoteTools = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation();
  const on = useEditorState({ editor, selector: (state) => tools.filter(({ isOn }) => isOn(state.editor)).map(({ key }) => key) });
  return (
    <div role="toolbar" aria-label={t(($) => $.partner.notes.tools)} className={classes['tools']}>
      {tools.map(({ key, Icon, run }) => {
        const label = t(($) => $.partner.notes.tool[key]);
        return (
          <Tooltip key={key} label={label}>
            <ActionIcon
              variant={on.includes(key) ? 'light' : 'subtle'}
              color="gray"
              aria-label={label}
              aria-pressed={on.includes(key)}
              onClick={() => run(editor)}
            >
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </div>
  );
};
