import { IconBold, IconH3, IconItalic, IconLink, IconList, IconListNumbers } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { FormatTools } from './format-tools.tsx';
import { LinkField } from './link-field.tsx';

const tools = [
  {
    key: 'bold',
    keys: 'Ctrl+B',
    Icon: IconBold,
    isOn: (editor: Editor) => editor.isActive('bold'),
    run: (editor: Editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    key: 'italic',
    keys: 'Ctrl+I',
    Icon: IconItalic,
    isOn: (editor: Editor) => editor.isActive('italic'),
    run: (editor: Editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    key: 'bullets',
    keys: 'Ctrl+Shift+8',
    Icon: IconList,
    isOn: (editor: Editor) => editor.isActive('bulletList'),
    run: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    key: 'numbers',
    keys: 'Ctrl+Shift+7',
    Icon: IconListNumbers,
    isOn: (editor: Editor) => editor.isActive('orderedList'),
    run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    key: 'heading',
    keys: 'Ctrl+Alt+3',
    Icon: IconH3,
    isOn: (editor: Editor) => editor.isActive('heading'),
    run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
] as const;

type RichTextToolsProps = { editor: Editor; isLinking: boolean; onLinking(isLinking: boolean): void };

/** The form of a text, by button, and the address of a link. */
export const RichTextTools = ({ editor, isLinking, onLinking }: RichTextToolsProps) => {
  const { t } = useTranslation();
  const named = tools.map((tool) => ({ ...tool, label: t(($) => $.ui.richText[tool.key]) }));
  const link = {
    key: 'link',
    keys: 'Ctrl+K',
    label: t(($) => $.ui.richText.link),
    Icon: IconLink,
    isOn: () => editor.isActive('link'),
    run: () => onLinking(true),
  };
  return (
    <FormatTools editor={editor} label={t(($) => $.ui.richText.tools)} tools={[...named, link]}>
      {isLinking ? <LinkField editor={editor} onClose={() => onLinking(false)} /> : null}
    </FormatTools>
  );
};
