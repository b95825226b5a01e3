import type { ClipboardEvent } from 'react';
import { copiedText } from './cell-text.ts';
import { planPaste, textsIn } from './paste.ts';
import { cellsIn, placesIn } from './selection.ts';
import type { SheetTools } from './sheet-scene.ts';
import { formatTsv, parseTsv } from './tsv.ts';
import { writtenText } from './written-text.ts';

/** Copies, cuts, pastes and empties what is selected. Inside an editor these keys are the editor's own. */
export const clipboardActions = <Row>({ now, scene, write, say }: SheetTools<Row>) => {
  const clear = (): void => {
    const places = placesIn(now.current.selection.range);
    say(writtenText(now.current.t, 'cleared', write(places.map((place) => ({ ...place, text: '' })))));
  };
  return {
    clear,
    onCopy: (event: ClipboardEvent, isCut: boolean): void => {
      if (event.target !== event.currentTarget) return;
      const { range } = now.current.selection;
      const texts = textsIn(range, (row, column) => {
        const by = now.current.props.columns[column];
        return by ? copiedText(by, scene.textAt(row, column)) : '';
      });
      event.clipboardData.setData('text/plain', formatTsv(texts));
      event.preventDefault();
      if (isCut) clear();
      else say(now.current.t(($) => $.sheet.copied, { count: cellsIn(range) }));
    },
    onPaste: (event: ClipboardEvent): void => {
      if (event.target !== event.currentTarget) return;
      const text = event.clipboardData.getData('text/plain');
      event.preventDefault();
      if (text === '') return;
      const { props, selection, size, select } = now.current;
      const plan = planPaste(parseTsv(text), selection.range, size, Boolean(props.onAddRows && props.rowWith));
      const written = write(plan.writes, plan.added);
      const { top, left, bottom, right } = plan.range;
      select({ row: top, column: left }, { row: top, column: left }, { row: bottom, column: right });
      say(writtenText(now.current.t, 'pasted', written, { rows: plan.cutRows, columns: plan.cutColumns }));
    },
  };
};
