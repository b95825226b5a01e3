import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { type EditorProps, isMoveKey } from './editor.ts';
import classes from './sheet.module.css';
import { useEditorEnd } from './use-editor-end.ts';

/** Changes a cell as text. What is typed is drawn here alone; the sheet hears of it when it is done. */
export const CellEditor = (props: EditorProps) => {
  const { start, how, isMultiline, isNumeric, label, noteId, isBad } = props;
  const [text, setText] = useState(how === 'text' ? start : '');
  const [isTouched, setIsTouched] = useState(how === 'emptied');
  // until F2, arrows go on to the next cell
  const [isTyped, setIsTyped] = useState(how !== 'text');
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { done, cancel } = useEditorEnd(isTouched ? text : null, props);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  const change = (next: string): void => {
    setIsTouched(true);
    setText(next);
  };
  const breakLine = (): void => {
    const { current } = field;
    if (!current || !isMultiline) return;
    current.setRangeText('\n', current.selectionStart, current.selectionEnd, 'end');
    change(current.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // the Enter that ends a composed letter is not ours
    if (event.nativeEvent.isComposing) return;
    const far = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && event.altKey) breakLine();
    else if (event.key === 'Enter') done(far ? { to: 'fill' } : { to: 'enter', back: event.shiftKey });
    else if (event.key === 'Tab') done({ to: 'tab', back: event.shiftKey });
    else if (event.key === 'Escape') cancel();
    else if (event.key === 'F2') setIsTyped(!isTyped);
    else if (isTyped && isMoveKey(event.key) && !event.shiftKey && !event.altKey) done({ to: 'move', key: event.key, far });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shared = {
    ref: field,
    className: classes['editor'],
    value: text,
    'aria-label': label,
    'aria-describedby': noteId,
    'aria-invalid': isBad || undefined,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
    onKeyDown,
    onBlur: (event: FocusEvent) => {
      // another window is in front, and this one comes back as it was
      if (document.activeElement !== event.currentTarget) done({ to: 'stay' });
    },
  };
  return isMultiline ? <textarea {...shared} rows={1} /> : <input {...shared} data-number={isNumeric || undefined} />;
};
