import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles, realFiles } from '#test/support/import-files.ts';
import { makeApp } from '#test/support/make-app.ts';

test.each(['xlsx', 'csv'] as const)(
  'the portfolio that the app writes as %s comes back without a change',
  async (format) => {
    const made = await makeApp();
    await importFiles(made.api, realFiles());
    const { partners } = await made.api('partners.list', {});
    const changes = {
      territories: ['DACH', 'Nordics'],
      verticals: ['Retail, wholesale', 'Finance'],
      tier: 'GOLD',
      type: 'MSP',
      subType: 'MASTER_MSP',
      status: 'suspended' as const,
      networkStage: 'ENROLLED_INACTIVE',
      lifecycleStage: 'RETAIN_ADVOCATE',
      parentId: partners[1]?.id ?? null,
    };
    await made.api('partners.update', { ids: [partners[0]?.id ?? ''], changes });
    const file = join(made.dir, `portfolio.${format}`);
    await made.api('reports.portfolio', { file, asOf: '2017-12-31' });
    const result = await importFiles(made.api, [{ name: `portfolio.${format}`, content: readFileSync(file) }]);
    expect(result).toMatchObject({ created: { partners: 0 }, updated: { partners: 0 }, unchanged: { partners: 85 }, needsAttention: 0 });
    await made.close();
  },
  60_000,
);
