import type { Editor } from '@tiptap/core';
import { act } from '@testing-library/react';

/** Writes at the end of a field for rich text, which takes no keys where there is no real browser. */
export const typeInto = (box: HTMLElement, text: string): void =>
  act(() => {
    const { editor } = box as HTMLElement & { editor: Editor };
    editor.chain().focus('end').insertContent(text).run();
  });
