import type { Deps } from '#core/deps.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import { type ReadChoices, readTable } from './read-table.ts';
import { limits, type Table } from '#shared/import/read/table.ts';

/** Files of a person on their way in. Held in memory alone: nothing of them touches the disk unencrypted. */
export type Uploads = {
  /** Adds a piece in its place. Throws IMPORT_UPLOAD_GAP, IMPORT_TOO_LARGE. */
  add(id: string, name: string, offset: number, piece: Uint8Array, isLast: boolean): { bytes: number; complete: boolean };
  name(id: string): string;
  /** All of the file. Throws IMPORT_UPLOAD_UNKNOWN. */
  bytes(id: string): Uint8Array;
  /** The file as a table; read once for each set of choices. Throws IMPORT_UPLOAD_UNKNOWN and what reading throws. */
  table(id: string, choices: ReadChoices, pace: Pace): Promise<Table>;
  discard(id: string): boolean;
};

type Upload = { name: string; pieces: Uint8Array[]; bytes: number; isComplete: boolean; table: { key: string; table: Table } | null };

/** The pieces in one, kept so. */
const wholeOf = (file: Upload): Uint8Array => {
  if (file.pieces.length > 1) file.pieces = [Buffer.concat(file.pieces)];
  return file.pieces[0] ?? new Uint8Array();
};

const createUploads = (): Uploads => {
  const files = new Map<string, Upload>();
  const held = (): number => [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
  const complete = (id: string): Upload => {
    const file = files.get(id);
    if (!file?.isComplete) throw new AppError('IMPORT_UPLOAD_UNKNOWN');
    return file;
  };
  return {
    add: (id, name, offset, piece, isLast) => {
      if (offset === 0) files.delete(id);
      const file = files.get(id) ?? { name, pieces: [], bytes: 0, isComplete: false, table: null };
      if (offset !== file.bytes || file.isComplete) {
        files.delete(id);
        throw new AppError('IMPORT_UPLOAD_GAP', { file: name });
      }
      if (held() + piece.length > limits.totalBytes) {
        files.delete(id);
        throw new AppError('IMPORT_TOO_LARGE', { most: limits.totalBytes / 1024 / 1024 });
      }
      file.pieces.push(piece);
      file.bytes += piece.length;
      file.isComplete = isLast;
      files.set(id, file);
      return { bytes: file.bytes, complete: isLast };
    },
    name: (id) => complete(id).name,
    bytes: (id) => wholeOf(complete(id)),
    table: async (id, choices, pace) => {
      const file = complete(id);
      const key = JSON.stringify([choices.encoding, choices.delimiter, choices.sheet]);
      if (file.table?.key === key) return file.table.table;
      const table = await readTable(file.name, wholeOf(file), choices, pace);
      file.table = { key, table };
      return table;
    },
    discard: (id) => files.delete(id),
  };
};

const byCore = new WeakMap<Deps, Uploads>();

/** The uploads of a core; they live as long as it does. */
export const uploadsOf = (deps: Deps): Uploads => {
  const known = byCore.get(deps);
  if (known) return known;
  const made = createUploads();
  byCore.set(deps, made);
  return made;
};
