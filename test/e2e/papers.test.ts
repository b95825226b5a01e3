import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '#shared/api/client.ts';
import { testPassphrase } from '#test/support/make-app.ts';
import { createPageTransport } from '#test/support/page-transport.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

const patient = { timeout: 30_000 };

/** Notes and files as a person writes and attaches them. The page complains of nothing, so neither editor nor lists need what its rules forbid. */
describe.each(hosts)('notes and files in $name', (host) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await host.launch();
  });
  afterAll(() => closeFor(app));

  test('what is typed into a note is there after the page came anew', async () => {
    const { page } = app;
    const api = createApi(await createPageTransport(page));
    await api('store.create', { passphrase: testPassphrase });
    const { id } = await api('partners.create', { name: 'Meridian' });
    await page.evaluate((address) => {
      location.hash = address;
    }, `#/partner/${id}/notes`);
    await page.getByRole('button', { name: 'New note' }).click(patient);
    await page.getByRole('textbox', { name: 'Text of the note' }).click(patient);
    await page.getByRole('button', { name: 'Bold' }).click();
    await page.keyboard.type('Agreed');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Call Ida');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ' and Ben');
      data.setData('text/html', '<img src=x> and <b>Ben</b>');
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
    await page.getByRole('article').getByText('Saved on this device').waitFor(patient);
    const [note] = await api('notes.list', { partnerId: id });
    expect(note?.preview).toBe('Agreed\nCall Ida and Ben');
    await page.reload({ waitUntil: 'load' });
    const text = page.getByRole('textbox', { name: 'Text of the note' });
    await text.waitFor(patient);
    expect(await text.locator('strong').first().textContent()).toBe('Agreed');
  });

  test('a file that is chosen stands in the list', async () => {
    const { page } = app;
    await page.getByRole('link', { name: 'Files' }).click(patient);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach files' }).click(patient);
    await (await choosing).setFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_600_000, 'plan') });
    await page.getByRole('row', { name: /plan\.pdf.*On this device/ }).waitFor(patient);
  });
});
