import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportedFile } from '#shared/api/qbr-exports.ts';
import type { AppEvent } from '#shared/api/transport.ts';
import { makePackage } from '#test/support/make-package.ts';
import { createPageTransport } from '#test/support/page-transport.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

const beginnings: Record<string, string> = { pptx: 'PK', xlsx: 'PK', pdf: '%PDF-' };

describe.each(hosts)('a QBR package in $name', (host) => {
  let app: RunningApp;
  let files: ExportedFile[] = [];
  const events: AppEvent[] = [];
  beforeAll(async () => {
    app = await host.launch();
    const transport = await createPageTransport(app.page);
    transport.subscribe((event) => events.push(event));
    ({ files } = await makePackage(transport));
  });
  afterAll(() => closeFor(app));

  test('is written to the folder for documents, each file whole', () => {
    expect(files.map(({ format }) => format)).toEqual(['pptx', 'pdf', 'xlsx']);
    for (const { path, bytes, format } of files) {
      expect(path.startsWith(join(app.home, 'Documents', 'Quarterdeck'))).toBe(true);
      const content = readFileSync(path);
      expect(content.length).toBe(bytes);
      expect(content.toString('latin1').startsWith(beginnings[format] ?? '?')).toBe(true);
    }
  });

  test('tells how far it is while it is written', async () => {
    const states = () => events.flatMap((event) => (event.type === 'job' && event.job.kind === 'qbrs.export' ? event.job.state : []));
    // events and answers come by different ways, so the last event may be a moment behind the answer
    await expect.poll(() => states().at(-1)).toBe('done');
    expect(states()).toContain('running');
  });

  test('can be fetched by a page that has no file manager beside it, and by no other', async () => {
    const links = files.map(({ link }) => link);
    if (host.name === 'Electron') return expect(links).toEqual([null, null, null]);
    const found = await app.page.evaluate(async (path) => {
      const answer = await fetch(path);
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength, kind: answer.headers.get('content-disposition') };
    }, links[0]!);
    expect(found).toMatchObject({ status: 200, bytes: files[0]?.bytes, kind: expect.stringMatching(/^attachment; /) });
    const stranger = await fetch(new URL(links[0]!, app.page.url()));
    expect(stranger.status).toBe(401);
  });
});
