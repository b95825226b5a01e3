import type { Block, Chart } from '#shared/documents/model.ts';
import type { TemplateData, TemplateTable } from '#shared/template/data.ts';
import { bothSides } from '../blocks/commitments.ts';
import { packageProperties, type PaperOptions } from '../document.ts';
import type { QbrPackage } from '../model.ts';
import { partnerCopy } from '../partner-copy.ts';
import { qbrWordsOf, type QbrSay } from '../words.ts';
import { templateLists } from './lists.ts';
import { templateValues } from './values.ts';

/** What a table or chart is called in a tag, where that is not the source of its block. */
const names: Readonly<Record<string, string>> = { openDeals: 'pipeline', stages: 'pipelineByStage' };

type Bound = { name: string; blocks: readonly Block[] };

/** What the blocks of a package show, by the name that a tag has for it; one with no source is called after its section. */
const boundBlocks = (built: QbrPackage, say: QbrSay): Bound[] =>
  built.sections
    .filter(({ isOn }) => isOn)
    .flatMap((section) =>
      section.blocks
        .filter(({ isOn }) => isOn)
        .map(({ kind, source, metrics, content }) => {
          // both sides stand in one table there
          if (kind === 'commitments')
            return source === 'open'
              ? {
                  name: 'openCommitments',
                  blocks: [
                    bothSides(
                      built.commitments.filter(({ closedOn }) => closedOn === null),
                      { built, say },
                    ),
                  ],
                }
              : { name: 'commitments', blocks: [bothSides(built.commitments, { built, say })] };
          if (kind === 'risks') return { name: source === 'asks' ? 'asks' : 'risks', blocks: content };
          if (source === 'metric') return { name: metrics[0] ?? section.key, blocks: content };
          return { name: names[source ?? ''] ?? source ?? (kind === 'agenda' ? 'agenda' : section.key), blocks: content };
        }),
    );

const tablesOf = (bound: readonly Bound[], say: QbrSay): Record<string, TemplateTable> =>
  Object.fromEntries(
    bound.flatMap(({ name, blocks }) =>
      blocks
        .filter((block) => block.kind === 'table')
        .slice(0, 1)
        .map(({ columns, rows, empty }): [string, TemplateTable] => [name, { columns, rows, empty: empty || say('noRecords') }]),
    ),
  );

const chartsOf = (bound: readonly Bound[]): Record<string, Chart> =>
  Object.fromEntries(
    bound.flatMap(({ name, blocks }) =>
      blocks.flatMap((block): Array<[string, Chart]> => (block.kind === 'chart' ? [[name, block.chart]] : [])),
    ),
  );

/** Won amount by quarter, which decks of companies ask for most; null while no amount is known. */
const wonByQuarter = ({ trend, currency }: QbrPackage, say: QbrSay): Chart | null => {
  if (trend.every(({ wonAmount }) => wonAmount === null)) return null;
  return {
    kind: 'bar',
    title: say('wonByQuarter'),
    altText: say('wonByQuarterAlt', { quarters: trend.length, quarter: trend.at(-1)?.quarter ?? '' }),
    categories: trend.map(({ quarter }) => quarter),
    categoryLabel: say('quarter'),
    format: { kind: 'money', currency },
    series: [{ key: 'won', name: say('wonAmount'), values: trend.map(({ wonAmount }) => wonAmount) }],
  };
};

/** What the tags of a company's own template are filled with; for the partner, from the partner's copy alone. */
export const packageToTemplateData = (given: QbrPackage, options: Omit<PaperOptions, 'pageSize'>): TemplateData => {
  const built = options.audience === 'partner' ? partnerCopy(given).copy : given;
  const say = qbrWordsOf(options.language);
  const bound = boundBlocks(built, say);
  const lists = templateLists(built, say);
  const won = wonByQuarter(built, say);
  return {
    language: options.language,
    asOf: built.asOf,
    properties: packageProperties(built, options),
    values: templateValues(built, say),
    tables: tablesOf(bound, say),
    charts: { ...(won ? { wonByQuarter: won } : {}), ...chartsOf(bound) },
    lists,
    conditions: {
      hasMdf: built.marketing !== null && (built.marketing.mdf.allocated !== null || built.marketing.mdf.committed !== null),
      hasCampaigns: (built.marketing?.campaigns.length ?? 0) > 0,
      hasCertificates: (built.enablement?.certificates.length ?? 0) > 0,
      hasScorecard: built.scorecard !== null,
      hasLastQbr: built.lastQbr !== null,
      isSample: built.partner.sample,
      ...Object.fromEntries(
        Object.entries(lists).map(([name, items]) => [`has${name.charAt(0).toUpperCase()}${name.slice(1)}`, items.length > 0]),
      ),
    },
    images: {},
  };
};
