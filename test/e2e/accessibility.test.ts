import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPassphrase } from '#test/support/make-app.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

type Checked = { violations: Array<{ id: string; help: string; nodes: Array<{ target: unknown; failureSummary: string }> }> };

/** What a checker of the rules for accessible pages (WCAG 2.2, level AA) finds wrong on the page as it is now. */
const wrongs = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as Checked;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} (${String(target)}: ${failureSummary})`),
  );
};

describe.each(hosts.slice(-1))('the screens in $name, for everybody', (host) => {
  let app: RunningApp;
  const heading = (name: string) => app.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  beforeAll(async () => {
    app = await host.launch();
  });
  afterAll(() => closeFor(app));

  test('the first one', async () => {
    await heading('Welcome to Quarterdeck');
    expect(await wrongs(app.page)).toEqual([]);
  });

  test('Today with sample data, light and dark, with the reasons of an alert', async () => {
    await app.page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
    await app.page.getByLabel('Passphrase again').fill(testPassphrase);
    await app.page.getByRole('button', { name: 'Try with sample data' }).click();
    await heading('Today');
    await app.page.getByRole('region', { name: /^Alerts, in the order/ }).waitFor();
    await app.page
      .getByRole('region', { name: /^Alerts, in the order/ })
      .getByRole('button')
      .first()
      .click();
    await app.page.getByText('Why it stands here').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await wrongs(app.page)]).toEqual([colorScheme, []]);
    }
  });

  test('the portfolio with sample data, light and dark', async () => {
    await app.page.getByRole('link', { name: 'Portfolio' }).first().click();
    await heading('Portfolio');
    await app.page.getByRole('gridcell').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await wrongs(app.page)]).toEqual([colorScheme, []]);
    }
  });

  test.each(['Import', 'QBRs', 'Plans', 'Commitments', 'Inbox', 'Settings'])('the place %s', async (place) => {
    await app.page.getByRole('link', { name: place }).first().click();
    await heading(place);
    expect(await wrongs(app.page)).toEqual([]);
  });

  test.each(['Partner types', 'Deal stages', 'Certificates', 'Onboarding', 'Alert thresholds', 'Sync'])(
    'the settings of %s',
    async (part) => {
      await app.page.getByRole('link', { name: 'Settings' }).first().click();
      await app.page.getByRole('link', { name: part, exact: true }).click();
      await app.page.getByRole('heading', { level: 2, name: part, exact: true }).waitFor();
      expect(await wrongs(app.page)).toEqual([]);
    },
  );

  test('the profile of a type', async () => {
    await app.page.getByRole('link', { name: 'Partner types', exact: true }).click();
    await app.page.getByRole('link', { name: 'Edit profile of MSP' }).click();
    await app.page.getByRole('heading', { level: 2, name: 'MSP', exact: true }).waitFor();
    expect(await wrongs(app.page)).toEqual([]);
  });

  test('the panel of sync', async () => {
    await app.page.keyboard.press('Control+Shift+S');
    await app.page.getByRole('region', { name: 'Sync' }).waitFor();
    expect(await wrongs(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
  });

  test('a plan that is signed, one that is written, and how the next begins', async () => {
    await app.page.getByRole('link', { name: 'Plans' }).first().click();
    await app.page.getByRole('gridcell', { name: 'Active', exact: true }).first().dblclick();
    await app.page.getByText(/^Both sides signed revision/).waitFor();
    expect(await wrongs(app.page)).toEqual([]);
    await app.page.getByRole('link', { name: 'Plans' }).first().click();
    await app.page.getByRole('gridcell', { name: 'Draft', exact: true }).first().dblclick();
    await app.page.getByRole('button', { name: 'Edit Vision' }).click();
    await app.page.getByRole('textbox', { name: 'Vision' }).waitFor();
    expect(await wrongs(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: /^Copy to/ }).click();
    await app.page.getByRole('dialog').waitFor();
    expect(await wrongs(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
  });

  test('a partner and the package of its quarter', async () => {
    await app.page.getByRole('link', { name: 'Portfolio' }).first().click();
    await app.page.getByRole('grid').getByRole('link').first().click();
    await app.page.getByRole('button', { name: 'Build QBR package' }).first().waitFor();
    expect(await wrongs(app.page)).toEqual([]);
    await app.page.getByRole('button', { name: 'Build QBR package' }).first().click();
    await app.page.getByRole('button', { name: 'Export', exact: true }).waitFor();
    expect(await wrongs(app.page)).toEqual([]);
  });

  test('presenting it: the slide alone, and the view of the presenter, light and dark', async () => {
    await app.page.keyboard.press('F5');
    await app.page.getByRole('article').waitFor();
    await app.page.keyboard.press('4');
    await app.page.keyboard.press('Enter');
    await app.page.getByText('Slide 4 of').waitFor();
    expect(await wrongs(app.page)).toEqual([]);
    await app.page.keyboard.press('p');
    await app.page.getByRole('textbox', { name: 'Notes' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await wrongs(app.page)]).toEqual([colorScheme, []]);
    }
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').getByRole('button', { name: 'No', exact: true }).click();
    await app.page.getByRole('button', { name: 'Export', exact: true }).waitFor();
  });

  test('the locked one', async () => {
    await app.page.keyboard.press('Control+Shift+L');
    await heading('The store is locked');
    expect(await wrongs(app.page)).toEqual([]);
  });
});
