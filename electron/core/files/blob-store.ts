import { createHash, createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder, syncFolder } from '#core/store/files.ts';
import { AppError } from '#shared/domain/errors.ts';
import { readBlob } from './blob-reader.ts';
import { type BlobWriter, openBlobWriter } from './blob-writer.ts';
import { deriveKey, newSaltBytes } from './sealed-chunks.ts';

/**
 * The bytes of files, each sealed in a file of its own below STORE/blobs. The name is a keyed hash of the content's hash, so that a folder tells nobody which known
 * document lies in it. What is there never changes.
 */
export type BlobStore = {
  /** Whether the content with this hash is whole on this device. */
  has(sha256: string): boolean;
  /** The plain content from `from` on. Throws ATTACHMENT_MISSING, ATTACHMENT_DAMAGED; a content read to its end from its start is held against its hash. */
  read(sha256: string, from?: number): AsyncGenerator<Buffer, void, undefined>;
  /** Content whose hash is not known yet; gone when the app ends before `keep`. */
  begin(): BlobWriter;
  /** Gives finished content its place and answers what it is. `expected`: throws ATTACHMENT_DAMAGED, and forgets it, when it has another hash. */
  keep(writer: BlobWriter, expected?: string): { sha256: string; bytes: number };
  /** Content that comes in parts over days; goes on where it was paused. */
  resume(sha256: string): BlobWriter;
  remove(sha256: string): void;
  /** Takes away what a crash left, the parts of content that is in nobody's `wanted`, and content older than `before` (milliseconds) that is in nobody's `named`. */
  tidy(named: ReadonlySet<string>, wanted: ReadonlySet<string>, before: number): void;
  /** Ends writing, and forgets the keys. */
  close(): void;
};

/** `newName`: a fresh name for a file. */
type BlobStoreDeps = { randomBytes(count: number): Uint8Array; newName(): string };

export const createBlobStore = (dir: string, dataKey: Uint8Array, { randomBytes, newName }: BlobStoreDeps): BlobStore => {
  const blobKey = deriveKey(dataKey, 'quarterdeck files');
  const nameKey = deriveKey(dataKey, 'quarterdeck file names');
  const incoming = join(dir, 'incoming');
  const parts = join(dir, 'parts');
  const files = new Map<BlobWriter, string>();
  const nameOf = (sha256: string): string => createHmac('sha256', nameKey).update(sha256).digest('hex');
  const fileOf = (sha256: string): string => {
    const name = nameOf(sha256);
    return join(dir, name.slice(0, 2), name);
  };
  const writerOn = (file: string): BlobWriter => {
    makeFolder(dirname(file));
    const writer = openBlobWriter(file, blobKey, randomBytes(newSaltBytes));
    files.set(writer, file);
    return writer;
  };
  const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  const dropUnlisted = (folder: string, names: ReadonlySet<string>, before: number): void => {
    for (const name of listed(folder)) {
      const file = join(folder, name);
      if (!names.has(name) && statSync(file).mtimeMs <= before) rmSync(file, { force: true });
    }
  };
  return {
    has: (sha256) => existsSync(fileOf(sha256)),
    read: async function* (sha256, from = 0) {
      const hash = createHash('sha256');
      for await (const piece of readBlob(fileOf(sha256), blobKey, from)) {
        if (from === 0) hash.update(piece);
        yield piece;
      }
      if (from === 0 && hash.digest('hex') !== sha256) throw new AppError('ATTACHMENT_DAMAGED');
    },
    begin: () => writerOn(join(incoming, newName())),
    keep: (writer, expected) => {
      const from = files.get(writer) ?? '';
      const made = writer.finish();
      files.delete(writer);
      const target = fileOf(made.sha256);
      if (expected !== undefined && made.sha256 !== expected) {
        rmSync(from, { force: true });
        throw new AppError('ATTACHMENT_DAMAGED');
      }
      if (existsSync(target)) {
        rmSync(from, { force: true });
        return made;
      }
      if (!existsSync(dirname(target))) {
        mkdirSync(dirname(target), { mode: 0o700 });
        syncFolder(dir);
      }
      renameSync(from, target);
      syncFolder(dirname(target));
      return made;
    },
    resume: (sha256) => writerOn(join(parts, nameOf(sha256))),
    remove: (sha256) => rmSync(fileOf(sha256), { force: true }),
    tidy: (named, wanted, before) => {
      const isOpen = new Set([...files.values()].map((file) => basename(file)));
      dropUnlisted(incoming, isOpen, Number.POSITIVE_INFINITY);
      dropUnlisted(parts, new Set([...wanted].map(nameOf).concat([...isOpen])), Number.POSITIVE_INFINITY);
      const names = new Set([...named].map(nameOf));
      for (const folder of listed(dir)) if (/^[0-9a-f]{2}$/.test(folder)) dropUnlisted(join(dir, folder), names, before);
    },
    close: () => {
      for (const writer of files.keys()) writer.pause();
      files.clear();
      blobKey.fill(0);
      nameKey.fill(0);
    },
  };
};
