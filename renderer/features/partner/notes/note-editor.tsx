import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { createNoteDoc } from './note-doc.ts';
import { isAllowedLink, noteExtensions } from './note-extensions.ts';
import { NoteTools } from './note-tools.tsx';
import classes from './notes.module.css';
import { followLink } from '#renderer/ui/rich-text/follow-link.ts';
import { plainPaste } from '#renderer/ui/rich-text/plain-paste.ts';

type NoteEditorProps = {
  id: string;
  /** The text as the store has it; a newer one merges into what is being written. */
  update: string;
};

/** The text of one note. What is typed is saved a second later, and when the note is left; what others write appears in it. */
export const NoteEditor = ({ id, update }: NoteEditorProps) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('notes.write');
  const save = useRef(run);
  save.current = run;
  const [note] = useState(() => createNoteDoc(update, async (next) => (await save.current({ id, update: next })).ok));
  const state = useSyncExternalStore(note.watch, note.state);
  const editor = useEditor({
    extensions: noteExtensions(note.doc),
    // its few rules stand in our own style sheet
    injectCSS: false,
    // said as data: the page makes no HTML of a text, not even of an empty one
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    editorProps: {
      handleDOMEvents: plainPaste,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t(($) => $.partner.notes.text),
        class: classes['words'] ?? '',
      },
    },
    onBlur: note.flush,
  });
  useEffect(() => note.take(update), [note, update]);
  useEffect(() => {
    window.addEventListener('pagehide', note.flush);
    return () => {
      window.removeEventListener('pagehide', note.flush);
      note.flush();
    };
  }, [note]);
  return (
    <>
      <NoteTools editor={editor} />
      <EditorContent editor={editor} className={classes['paper']} onClick={followLink(isAllowedLink)} />
      {error ? <ErrorNote error={error} /> : null}
      <p role="status" className={classes['quiet']}>
        {t(($) => $.ui.draft[state])}
      </p>
    </>
  );
};
