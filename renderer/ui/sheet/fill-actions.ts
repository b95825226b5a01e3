import { fillDown, fillOn, fillRight, fillTarget } from './fill.ts';
import type { SheetPlace, SheetRange } from './selection.ts';
import type { SheetTools } from './sheet-scene.ts';
import { writtenText } from './written-text.ts';

/** Fills cells from those beside them, by key and by the handle of the selection. */
export const fillActions = <Row>({ now, scene, write, say }: SheetTools<Row>, show: (target: SheetRange | null) => void) => ({
  fill: (way: 'down' | 'right'): void => {
    const { range } = now.current.selection;
    const writes = way === 'down' ? fillDown(range, scene) : fillRight(range, scene);
    if (writes.length > 0) say(writtenText(now.current.t, 'filled', write(writes)));
  },
  showFill: (to: SheetPlace | null): void => show(to && fillTarget(now.current.selection.range, to)),
  fillTo: (to: SheetPlace): void => {
    const { range } = now.current.selection;
    const target = fillTarget(range, to);
    show(null);
    if (!target) return;
    say(writtenText(now.current.t, 'filled', write(fillOn(range, target, scene))));
    now.current.select(
      { row: range.top, column: range.left },
      { row: Math.min(range.top, target.top), column: Math.min(range.left, target.left) },
      { row: Math.max(range.bottom, target.bottom), column: Math.max(range.right, target.right) },
    );
  },
});
