import { type PlanContent, planLists, type PlanItemKind, PlanItemKind as ItemKinds, trackedFields } from './model.ts';

const withoutTracked = (kind: PlanItemKind, item: object): object =>
  Object.fromEntries(Object.entries(item).filter(([field]) => !(trackedFields[kind] as readonly string[]).includes(field)));

/** What is signed of a version: everything but what goes on while it is in force. Equal content gives an equal value, and so an equal fingerprint. */
export const signedPart = (content: PlanContent): Record<string, unknown> => ({
  terms: content.terms,
  ...Object.fromEntries(
    ItemKinds.options.map((kind) => [planLists[kind], content[planLists[kind]].map((item) => withoutTracked(kind, item))]),
  ),
});
