import { z } from 'zod';
import { store } from './define.ts';

const Problem = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/**
 * The state of the store: `none` (nothing here yet), `locked` (a passphrase or the key store opens it), `open`, `problem` (with the reason and what can be done).
 * `protection` says what opens it; `backups` are those in the store's own folder, newest first.
 */
export const StoreStatus = z.object({
  state: z.enum(['none', 'locked', 'open', 'problem']),
  protection: z.enum(['os', 'passphrase']).nullable(),
  problem: Problem.nullable(),
  dir: z.string(),
  canUseKeyStore: z.boolean(),
  backups: z.array(z.object({ name: z.string(), bytes: z.int() })),
});
export type StoreStatus = Omit<z.infer<typeof StoreStatus>, 'problem'> & { problem: import('#shared/domain/errors.ts').Described | null };

const Passphrase = z.string().min(1).max(1024);

/** What `verify` looked at. `complaints` is empty when all is well. */
export const Verified = z.object({
  ok: z.boolean(),
  schema: z.int(),
  complaints: z.array(z.string()),
  rows: z.record(z.string(), z.int()),
  settings: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The chain of changes: its links, changes older than it, and the first link that is missing, moved or altered. */
  audit: z.object({
    links: z.int(),
    older: z.int(),
    broken: z.object({ seq: z.int(), reason: z.string() }).nullable(),
  }),
});

export const storeApi = {
  'store.status': store(z.object({}), StoreStatus),
  /** Without a passphrase the key store of the operating system keeps the key. */
  'store.create': store(z.object({ passphrase: Passphrase.optional() }), StoreStatus),
  'store.unlock': store(z.object({ passphrase: Passphrase.optional() }), StoreStatus),
  /** Another passphrase, or none: then the key store of the operating system keeps the key. */
  'store.protect': store(z.object({ current: Passphrase.optional(), next: Passphrase.optional() }), StoreStatus),
  'store.lock': store(z.object({}), StoreStatus),
  /** `backup`: a name of the list in the status; `file`: a path, from trusted callers and from folders that the user chose. */
  'store.restore': store(
    z.object({ backup: z.string().optional(), file: z.string().optional(), passphrase: Passphrase.optional() }),
    StoreStatus.extend({ setAside: z.string().nullable() }),
  ),
  /**
   * Writes a verified backup: into the store's backup folder, to `file`, or into the folder `dir` under a name with the local time, never over another file.
   * `link`: where a page without a file manager beside it can save the file from.
   */
  'store.backup': store(
    z.object({ file: z.string().optional(), dir: z.string().max(4096).optional() }),
    z.object({
      file: z.string(),
      link: z.string().nullable(),
      madeAt: z.int(),
      rows: z.record(z.string(), z.int()),
      /** Attached files that are in it, and how many its rows name that are not: those that were never downloaded here, or all of them in a backup that stays inside the store. */
      files: z.object({ included: z.int(), left: z.int() }),
    }),
  ),
  /** The backup files of a folder that the user chose, newest first. */
  'store.backupsIn': store(
    z.object({ dir: z.string().max(4096) }),
    z.object({ backups: z.array(z.object({ name: z.string(), file: z.string(), bytes: z.int() })) }),
  ),
  'store.verify': store(z.object({}), Verified),
  /** Where this runs and what its host can do. */
  'host.info': store(
    z.object({}),
    z.object({
      host: z.enum(['electron', 'node', 'cli']),
      appVersion: z.string(),
      canShowInFolder: z.boolean(),
      canChooseFolder: z.boolean(),
      exportDir: z.string(),
      /** Who is signed in and what this machine is called. */
      user: z.object({ name: z.string(), device: z.string() }),
    }),
  ),
  'host.chooseFolder': store(z.object({ title: z.string().max(200) }), z.object({ dir: z.string().nullable() })),
  'host.showInFolder': store(z.object({ file: z.string() }), z.object({})),
  /** Writes a text as a new file into the export folder, never over another; returns its path. The window has no downloads. */
  'host.saveText': store(
    z.object({ fileName: z.string().min(1).max(200), text: z.string().max(64_000_000) }),
    z.object({ file: z.string() }),
  ),
  'jobs.cancel': store(z.object({ id: z.string() }), z.object({ cancelled: z.boolean() })),
} as const;
