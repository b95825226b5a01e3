import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { isAllowedLink } from '#shared/rich-text/model.ts';
import { parseRichText } from '#shared/rich-text/parse.ts';
import { richTextToMarkdown } from '#shared/rich-text/serialize.ts';
import { blocksToDoc, docToBlocks } from './editor-doc.ts';
import { richTextExtensions } from './extensions.ts';
import { followLink } from './follow-link.ts';
import { plainPaste } from './plain-paste.ts';
import type { RichTextEditorProps } from './rich-text-editor.tsx';
import classes from './rich-text.module.css';
import { RichTextTools } from './rich-text-tools.tsx';

/** The editor itself: most of what rich text weighs, so it comes when it is first needed. */
export const EditingSurface = ({
  value,
  onChange,
  onBlur,
  onSelectText,
  ariaLabel,
  readOnly = false,
  autoFocus = false,
}: RichTextEditorProps) => {
  const [isLinking, setIsLinking] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  // what the editor holds, as Markdown, and the last value from outside that it knows of
  const held = useRef(value);
  const known = useRef(value);
  const told = useRef({ onChange, onBlur, onSelectText });
  told.current = { onChange, onBlur, onSelectText };
  const editor = useEditor({
    extensions: richTextExtensions(() => setIsLinking(true)),
    // its few rules stand in our own style sheet
    injectCSS: false,
    editable: !readOnly,
    autofocus: autoFocus ? 'end' : false,
    // said as data: the page makes no HTML of a text
    content: blocksToDoc(parseRichText(value)),
    editorProps: {
      handleDOMEvents: plainPaste,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': ariaLabel,
        'aria-readonly': String(readOnly),
        class: `${classes['text']} ${classes['words']}`,
      },
    },
    onFocus: () => setIsFocused(true),
    onBlur: () => {
      setIsFocused(false);
      told.current.onBlur?.();
    },
    onUpdate: ({ editor: changed }) => {
      const markdown = richTextToMarkdown(docToBlocks(changed.getJSON()));
      if (markdown === held.current) return;
      held.current = markdown;
      told.current.onChange(markdown);
    },
    onSelectionUpdate: ({ editor: { state } }) => {
      const { from, to } = state.selection;
      told.current.onSelectText?.(state.doc.textBetween(from, to, '\n', '\n').trim());
    },
  });
  useEffect(() => {
    editor.setEditable(!readOnly, false);
  }, [editor, readOnly]);
  useEffect(() => {
    // a newer text waits until nobody writes here
    if (value === known.current || isFocused) return;
    known.current = value;
    if (value === held.current) return;
    held.current = value;
    // what came from outside is not undone here
    editor
      .chain()
      .setMeta('addToHistory', false)
      .setContent(blocksToDoc(parseRichText(value)), { emitUpdate: false })
      .run();
  }, [editor, value, isFocused]);
  return (
    <div>
      {readOnly ? null : <RichTextTools editor={editor} isLinking={isLinking} onLinking={setIsLinking} />}
      <EditorContent editor={editor} className={classes['paper']} data-alone={readOnly || undefined} onClick={followLink(isAllowedLink)} />
    </div>
  );
};
