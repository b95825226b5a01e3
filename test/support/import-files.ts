import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '#shared/api/client.ts';
import type { ImportPreview, ImportResult } from '#shared/api/imports.ts';
import type { ImportMapping } from '#shared/import/mapping.ts';

/** A file as a test gives it: its name, and its text or bytes. */
export type GivenFile = { name: string; content: string | Uint8Array };

const fixtures = join(import.meta.dirname, '../fixtures');
export const fixture = (path: string): GivenFile => ({ name: path.split('/').at(-1) ?? path, content: readFileSync(join(fixtures, path)) });

/** The real export: 85 partners, 8,800 deals, 35 agents, 7 products. */
export const realFiles = (): GivenFile[] =>
  ['accounts', 'products', 'sales_pipeline', 'sales_teams'].map((name) => fixture(`crm-opportunities/${name}.csv`));

const pieceBytes = 3 * 1024 * 1024;
let uploads = 0;
/** Uploads files in pieces as a page does, and returns their ids. */
export const upload = async (api: Api, files: readonly GivenFile[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const { name, content } of files) {
    const uploadId = `upload-${++uploads}`;
    const bytes = Buffer.from(content);
    for (let offset = 0, last = false; !last; offset += pieceBytes) {
      const piece = bytes.subarray(offset, offset + pieceBytes);
      last = offset + piece.length === bytes.length;
      await api('imports.upload', { uploadId, name, offset, base64: piece.toString('base64'), last });
    }
    ids.push(uploadId);
  }
  return ids;
};

export const preview = async (
  api: Api,
  files: readonly GivenFile[],
  mapping: ImportMapping | null = null,
  answers: Array<{ id: string; value: string }> = [],
): Promise<ImportPreview> => api('imports.preview', { uploadIds: await upload(api, files), mapping, answers });

export const importFiles = async (api: Api, files: readonly GivenFile[], mapping: ImportMapping | null = null): Promise<ImportResult> =>
  api('imports.apply', { uploadIds: await upload(api, files), mapping });

/** A small CSV from headers and rows. */
export const csv = (name: string, headers: readonly string[], ...rows: ReadonlyArray<readonly string[]>): GivenFile => ({
  name,
  content: [headers, ...rows].map((cells) => `${cells.join(',')}\n`).join(''),
});
