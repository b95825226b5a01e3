import type { EditorProps } from '@tiptap/pm/view';

/** Inserts words where something was dropped. */
const takeDrop: NonNullable<EditorProps['handleDOMEvents']>['drop'] = (view, event) => {
  // what is moved within the note keeps its form
  if (view.dragging) return false;
  event.preventDefault();
  const text = event.dataTransfer?.getData('text/plain') ?? '';
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (text !== '' && place) view.dispatch(view.state.tr.insertText(text, place.pos));
  return true;
};

/** Of what is pasted or dropped only the words come in: the page makes no HTML of text that it was given, and so neither does the editor. */
export const plainPaste: NonNullable<EditorProps['handleDOMEvents']> = {
  paste: (view, event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text !== '') view.pasteText(text, event);
    return true;
  },
  drop: takeDrop,
};
