import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '#shared/api/client.ts';
import { makePackage } from '#test/support/make-package.ts';
import { createPageTransport } from '#test/support/page-transport.ts';
import { closeFor, electronHost, type RunningElectron } from './hosts.ts';

describe.runIf(electronHost)('the hand-out in Electron', () => {
  let app: RunningElectron;
  let api: Api;
  let path = '';
  beforeAll(async () => {
    app = await electronHost!.launch();
    const made = await makePackage(await createPageTransport(app.page));
    api = made.api;
    path = made.files.find(({ format }) => format === 'pdf')?.path ?? '';
  });
  afterAll(() => closeFor(app));

  test('has a structure, a language, a title, an outline, and words for its drawings', () => {
    const pdf = readFileSync(path).toString('latin1');
    for (const part of ['/Type /StructTreeRoot', '/MarkInfo', '/Lang (en)', '/Type /Outlines', '/S /H1', '/S /TH', '/S /Figure', '/Alt '])
      expect(pdf).toContain(part);
    expect(pdf).toMatch(/\/Title \(.*2026-Q3/);
    expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+Inter/);
  });

  test('is the same, byte for byte, each time that a frozen package is printed', async () => {
    const { partners } = await api('partners.list', {});
    const { id } = await api('qbrs.create', { partnerId: partners[0]?.id ?? '', quarter: '2026-Q3' });
    await api('qbrs.freeze', { id });
    const print = async (): Promise<Uint8Array> => {
      const { files } = await api('qbrs.export', { id, formats: ['pdf'] });
      return readFileSync(files[0]?.path ?? '');
    };
    expect(Buffer.compare(await print(), await print())).toBe(0);
  });

  test('leaves no window behind', async () => {
    expect(await app.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});
