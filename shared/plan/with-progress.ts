import { type PlanContent, type PlanItemKind, PlanItemKind as ItemKinds, planLists, trackedFields } from './model.ts';

type Item = PlanContent[(typeof planLists)[PlanItemKind]][number];

const withFields = (kind: PlanItemKind, item: Item, newer: Item | undefined): Item => {
  if (!newer) return item;
  const fields = Object.entries(newer).filter(([field]) => (trackedFields[kind] as readonly string[]).includes(field));
  return { ...item, ...Object.fromEntries(fields) };
};

/** A version with what goes on while it is in force (typed actuals, notes, progress, what was spent) as it stands in the working one. */
export const withProgress = (version: PlanContent, working: PlanContent): PlanContent => ({
  ...version,
  ...Object.fromEntries(
    ItemKinds.options.map((kind) => {
      const newer = new Map<string, Item>((working[planLists[kind]] as Item[]).map((item) => [item.id, item]));
      return [planLists[kind], (version[planLists[kind]] as Item[]).map((item) => withFields(kind, item, newer.get(item.id)))];
    }),
  ),
});
