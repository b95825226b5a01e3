import { z } from 'zod';
import type { GridState } from './columns.ts';

const Bound = z.union([z.number(), z.string()]).nullable();
const Saved = z.object({
  text: z.string().catch(''),
  filters: z.record(z.string(), z.array(z.string())).catch({}),
  ranges: z.record(z.string(), z.object({ from: Bound, to: Bound })).catch({}),
  sorting: z.array(z.object({ id: z.string(), desc: z.boolean() })).catch([]),
  grouping: z.string().nullable().catch(null),
  hidden: z.array(z.string()).catch([]),
  order: z.array(z.string()).catch([]),
  widths: z.record(z.string(), z.number()).catch({}),
});

/** Reads a kept grid state; parts that another version wrote differently fall back to nothing. */
export const readGridState = (definition: unknown): GridState => Saved.parse(definition);

/** A grid state as plain data to keep. */
export const gridStateToJson = (state: GridState): z.infer<typeof Saved> => Saved.parse(structuredClone(state));
