import type { Done } from '#renderer/state/use-command.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { RichTextEditor } from '#renderer/ui/rich-text/rich-text-editor.tsx';
import { SavedMark } from './saved-mark.tsx';

type WordsProps = {
  /** Names the field for ever. */
  draftKey: string;
  label: string;
  saved: string;
  onSave(text: string): Promise<Done<unknown>>;
};

/** Words on a slide, as Markdown, that save themselves. */
export const Words = ({ draftKey, label, saved, onSave }: WordsProps) => {
  const { value, state, error, set, flush } = useDraft(draftKey, saved, onSave);
  return (
    <div>
      <RichTextEditor ariaLabel={label} value={value} onChange={set} onBlur={flush} />
      <SavedMark states={[state]} />
      {error ? <ErrorNote error={error} /> : null}
    </div>
  );
};
