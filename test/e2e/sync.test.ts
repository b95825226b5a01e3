import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignPartner, findPartner } from '#server/access/assign.ts';
import { memberByEmail } from '#server/cli/member.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { connectedApp } from '#test/support/connect-app.ts';
import { givePassword, testPassword } from '#test/support/make-account.ts';
import { type TestApp, testPassphrase } from '#test/support/make-app.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

const patient = { timeout: 30_000 };
/** What the indicator promises: offline is said within 5 s, being back within 15 s; a busy machine gets as much again. */
const offIn = { timeout: 10_000 };
const onIn = { timeout: 30_000 };

/** The way from the windows to the server, which can be cut and mended. */
const createLine = async (port: number) => {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const open = (at: number): Promise<Server> =>
    new Promise((resolve) => {
      const listening = createServer((near) => {
        const far = connect(port, '127.0.0.1');
        for (const [one, other] of [
          [near, far],
          [far, near],
        ] as const) {
          sockets.add(one);
          one.on('error', () => undefined).on('close', () => sockets.delete(one) && other.destroy());
        }
        near.pipe(far).pipe(near);
      });
      listening.listen(at, '127.0.0.1', () => resolve(listening));
    });
  server = await open(0);
  const own = (server.address() as AddressInfo).port;
  const cut = (): void => {
    server?.close();
    server = null;
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${own}`,
    cut,
    mend: async () => {
      server = await open(own);
    },
  };
};

const connectWindow = async ({ page }: RunningApp, address: string, member: TestMember): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
  await page.getByLabel('Passphrase again').fill(testPassphrase);
  await page.getByRole('button', { name: 'Connect to a server' }).click();
  await page.getByLabel('Address of the server').fill(address);
  await page.getByLabel('Address of the server').press('Enter');
  await page.getByLabel('E-mail').fill(member.email, patient);
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await page.getByText(`${member.name}, ${member.email}`).waitFor(patient);
};

const indicator = (page: Page) => page.getByTitle('Show what waits');
const says = (page: Page, words: RegExp, within: { timeout: number }): Promise<void> =>
  indicator(page).filter({ hasText: words }).waitFor(within);
const goTo = async (page: Page, place: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: place }).first().click();
};
const openPartner = async (page: Page): Promise<void> => {
  await goTo(page, 'Portfolio');
  await page.getByRole('link', { name: 'Meridian' }).click(patient);
  await page.getByRole('heading', { level: 1, name: 'Meridian' }).waitFor(patient);
};
const edit = async (page: Page, field: string, value: string): Promise<void> => {
  await page.getByRole('button', { name: 'Edit partner' }).click();
  const form = page.getByRole('dialog', { name: 'Edit partner' });
  await form.getByLabel(field, { exact: true }).fill(value);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
};

/** As the one who runs the server does on its command line. */
const handOver = ({ db, deps, tenantId, clock }: TestServer, partner: string, to: TestMember): Promise<void> =>
  inTenant(db, { tenantId, memberId: null }, async (tx) => {
    const by = { tenantId, actor: 'server', device: 'server', now: clock.at, newId: deps.newId };
    await assignPartner(tx, by, await findPartner(tx, partner), await memberByEmail(tx, to.email));
  });

/** Two people, two windows, one server: a CAM and the manager above him. */
describe.each(hosts.slice(0, 1))('two windows and a server in $name', (host) => {
  let server: TestServer;
  let line: Awaited<ReturnType<typeof createLine>>;
  let cam: TestMember;
  let manager: TestMember;
  let next: TestMember;
  let earlier: TestApp;
  let his: RunningApp;
  let hers: RunningApp;

  beforeAll(async () => {
    server = await makeServer();
    line = await createLine(Number(new URL(server.url).port));
    manager = await server.addMember({ role: 'manager' });
    cam = await server.addMember({ role: 'cam', managerId: manager.id });
    next = await server.addMember({ role: 'cam', managerId: manager.id });
    await givePassword(server, manager);
    earlier = await connectedApp(server, cam);
    await earlier.api('partners.create', { name: 'Meridian' });
    await earlier.api('sync.now', {});
    [his, hers] = [await host.launch(), await host.launch()];
  });
  afterAll(async () => {
    await closeFor(his);
    await closeFor(hers);
    await earlier?.close();
    line?.cut();
    await server?.close();
  });

  test('signs in on a new computer and shows the partners that are there', async () => {
    await connectWindow(his, line.address, cam);
    await connectWindow(hers, line.address, manager);
    for (const { page } of [his, hers]) {
      await says(page, /^Up to date/, patient);
      await openPartner(page);
    }
  });

  test('says that it is offline and how much waits, while both go on working', async () => {
    line.cut();
    for (const { page } of [his, hers]) await says(page, /^Offline/, offIn);
    await edit(his.page, 'Country', 'DE');
    await edit(his.page, 'Website', 'https://his.example');
    await edit(hers.page, 'Website', 'https://hers.example');
    await says(his.page, /^Offline, \d changes? waiting/, offIn);
  });

  test('brings both edits together when the line is back, and asks about the field that both changed', async () => {
    await line.mend();
    for (const { page } of [his, hers]) await says(page, /^Needs you: 1 conflict/, onIn);
    await hers.page.getByText('DE', { exact: true }).first().waitFor(patient);
    await goTo(his.page, 'Inbox');
    const item = his.page.getByRole('list', { name: 'Conflicts' }).getByRole('listitem').first();
    for (const value of ['https://his.example', 'https://hers.example']) await item.getByText(value).first().waitFor(patient);
    await item.getByRole('button', { name: /^Keep mine/ }).click();
    await his.page.getByText('Nothing to settle').waitFor(patient);
    for (const { page } of [his, hers]) await says(page, /^Up to date/, onIn);
    await hers.page
      .getByText(/his\.example/)
      .first()
      .waitFor(patient);
  });

  test('takes a partner that was handed over off the computer, and keeps what was typed in the meantime', async () => {
    await openPartner(his.page);
    line.cut();
    await says(his.page, /^Offline/, offIn);
    await edit(his.page, 'Website', 'https://late.example');
    await handOver(server, 'Meridian', next);
    await line.mend();
    await says(his.page, /^Needs you/, onIn);
    await goTo(his.page, 'Inbox');
    await his.page.getByText('This partner is no longer yours, so the change was not taken.').first().waitFor(patient);
    await his.page.getByText('https://late.example').first().waitFor(patient);
    await goTo(his.page, 'Portfolio');
    expect(await his.page.getByRole('link', { name: 'Meridian' }).count()).toBe(0);
    // the manager is above both, so hers stays
    await openPartner(hers.page);
  });
});
