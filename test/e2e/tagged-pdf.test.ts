import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
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

  test('is printed where neither the network nor the page of the app can be reached', async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked += 1;
      answer.end('here');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const outside = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    const answers = await app.main.evaluate(
      ({ session }, addresses) =>
        Promise.all(
          addresses.map((one) =>
            session
              .fromPartition('print')
              .fetch(one)
              .then(
                ({ status }) => String(status),
                () => 'refused',
              ),
          ),
        ),
      [outside, 'app://quarterdeck/index.html', 'app://quarterdeck/fonts/Inter_400Regular.ttf', 'app://quarterdeck/fonts/..%2fmain.mjs'],
    );
    server.close();
    expect(answers).toEqual(['refused', '404', '200', '404']);
    expect(asked).toBe(0);
  });

  test('leaves no window behind', async () => {
    expect(await app.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});
