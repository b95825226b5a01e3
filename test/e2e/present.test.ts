import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi } from '#shared/api/client.ts';
import { testPassphrase } from '#test/support/make-app.ts';
import { createPageTransport } from '#test/support/page-transport.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

const marker = 'MARKER-for-us-alone';
const slideOf = (page: Page, name: string): Promise<void> => page.getByRole('article', { name, exact: true }).first().waitFor();

describe.each(hosts)('presenting on two screens in $name', (host) => {
  let app: RunningApp;
  let audience: Page;
  let api: Api;
  let id: string;
  beforeAll(async () => {
    app = await host.launch();
    api = createApi(await createPageTransport(app.page));
    await api('store.create', { passphrase: testPassphrase });
    const partner = await api('partners.create', { name: 'Meridian' });
    ({ id } = await api('qbrs.create', { partnerId: partner.id, quarter: '2026-Q4' }));
    await api('qbrBlocks.add', { id, section: 'commitments', kind: 'text', audience: 'internal', text: marker });
    await app.page.evaluate((at) => {
      window.location.hash = at;
    }, `#/qbr/${id}`);
    await app.page.getByRole('button', { name: 'Present' }).waitFor();
  });
  afterAll(() => closeFor(app));

  test('begins with its key, and opens the screen of the audience', async () => {
    await app.page.keyboard.press('F5');
    await slideOf(app.page, 'Meridian');
    await expect.poll(() => app.page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await app.page.keyboard.press('p');
    const opened = app.page.waitForEvent('popup');
    await app.page.getByRole('button', { name: 'Open audience screen' }).click();
    audience = await opened;
    await slideOf(audience, 'Meridian');
    await app.page.getByText('Audience screen is open').waitFor();
  });

  test('moves both on together, from either window, and shows the audience nothing internal', async () => {
    await audience.keyboard.press('ArrowRight');
    for (const page of [app.page, audience]) await slideOf(page, 'What we promised each other');
    await app.page.getByText(marker).first().waitFor();
    expect(await audience.content()).not.toContain(marker);
    await app.page.keyboard.press('b');
    await audience.getByRole('heading', { name: 'The screen is black' }).waitFor();
    await app.page.keyboard.press('b');
    await slideOf(audience, 'What we promised each other');
  });

  test("gives the audience's window no way to the core, and nowhere to go", async () => {
    expect(await audience.evaluate(() => ['quarterdeck' in globalThis, window.opener])).toEqual([false, null]);
    if (host.name !== 'Electron') return;
    const before = audience.url();
    await audience.evaluate(() => {
      window.open('about:blank');
      window.location.href = 'https://example.invalid/';
    });
    await audience.waitForTimeout(300);
    expect(audience.url()).toBe(before);
    expect(app.page.context().pages()).toHaveLength(2);
  });

  test('goes on when the screen of the audience is closed, and keeps what was written just before', async () => {
    await app.page.getByRole('textbox', { name: 'Notes' }).pressSequentially('Two engineers by May');
    await audience.close();
    await app.page.getByText('The audience screen was closed').waitFor();
    await app.page.reload();
    await slideOf(app.page, 'What we promised each other');
    await expect.poll(async () => (await api('qbrs.get', { id })).qbr.liveNotes).toBe('Two engineers by May');
  });
});
