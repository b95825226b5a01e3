import { z } from 'zod';
import { command, query } from './define.ts';

const Key = z.string().min(1).max(300);
/** The fields of a form that differ from what is saved. */
const Fields = z.record(z.string().max(1000), z.json());

/** What is typed into forms and not saved, by form. It lies in the encrypted store, so that neither a crash nor a lock loses it. */
export const draftsApi = {
  'drafts.list': query(z.object({}), z.array(z.object({ key: Key, fields: Fields }))),
  /** Keeps what a form holds now; without fields it is forgotten. */
  'drafts.save': command(z.object({ key: Key, fields: Fields }), z.object({})),
} as const;
