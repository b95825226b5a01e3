import { useLayoutEffect, useRef } from 'react';
import type { EditorEnd, EditorProps } from './editor.ts';

type Ends = {
  /** `chosen` instead of what was typed. */
  done(end: EditorEnd, chosen?: string): void;
  cancel(): void;
};

/**
 * Ends an editor once, by whatever comes first: a key, the focus that goes elsewhere, or the page that goes away. What was typed is kept each time,
 * but for Escape. `typed` is null when nobody changed it.
 */
export const useEditorEnd = (typed: string | null, { onDone, onCancel }: Pick<EditorProps, 'onDone' | 'onCancel'>): Ends => {
  const isOver = useRef(false);
  const done = (end: EditorEnd, chosen?: string): void => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(chosen ?? typed, end);
  };
  const latest = useRef(done);
  useLayoutEffect(() => {
    latest.current = done;
  });
  useLayoutEffect(() => () => latest.current({ to: 'left' }), []);
  return {
    done,
    cancel: () => {
      isOver.current = true;
      onCancel();
    },
  };
};
