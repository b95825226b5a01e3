import type { RichBlock, RichRun } from './model.ts';

export type RichItem = { runs: RichRun[]; lists: RichList[] };
/** `start`: number of the first item; null for a list with dots. */
export type RichList = { kind: 'list'; start: number | null; items: RichItem[] };
export type RichNode = Exclude<RichBlock, { kind: 'item' }> | RichList;

/** Whether an item with that number goes on with a list. */
const goesOn = ({ start, items }: RichList, number: number | null): boolean =>
  start === null || number === null ? start === number : number === start + items.length;

/** The blocks with their items gathered into lists, and nested items below the item before them. */
export const gatherLists = (blocks: readonly RichBlock[]): RichNode[] => {
  const nodes: RichNode[] = [];
  for (const block of blocks) {
    if (block.kind !== 'item') {
      nodes.push(block);
      continue;
    }
    const above = nodes.at(-1);
    const parent = block.depth === 1 && above?.kind === 'list' ? above.items.at(-1) : undefined;
    const siblings: RichNode[] = parent ? parent.lists : nodes;
    const list = siblings.at(-1);
    const item = { runs: block.runs, lists: [] };
    if (list?.kind === 'list' && goesOn(list, block.number)) list.items.push(item);
    else (parent ? parent.lists : nodes).push({ kind: 'list', start: block.number, items: [item] });
  }
  return nodes;
};
