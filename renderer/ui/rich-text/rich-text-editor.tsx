import { lazy, Suspense } from 'react';
import { parseRichText } from '#shared/rich-text/parse.ts';
import { RichTextView } from './rich-text-view.tsx';

const EditingSurface = lazy(async () => ({ default: (await import('./editing-surface.tsx')).EditingSurface }));

export type RichTextEditorProps = {
  /** Markdown. A newer one from outside appears as soon as nobody writes here. */
  value: string;
  /** Hears the Markdown of every change; whoever calls decides when to save. */
  onChange(markdown: string): void;
  onBlur?(): void;
  /** Hears the chosen words, without their form; an empty text when none are chosen. */
  onSelectText?(text: string): void;
  ariaLabel: string;
  readOnly?: boolean;
  /** Begins with the caret at the end of the text. */
  autoFocus?: boolean;
};

/** A field for a text with form. Until the editor is there, the text can be read. */
export const RichTextEditor = (props: RichTextEditorProps) => (
  <Suspense fallback={<RichTextView blocks={parseRichText(props.value)} />}>
    <EditingSurface {...props} />
  </Suspense>
);
