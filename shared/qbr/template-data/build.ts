import { figuresTable } from '#shared/documents/figures-table.ts';
import type { Block, Chart } from '#shared/documents/model.ts';
import type { TemplateData, TemplateTable } from '#shared/template/data.ts';
import type { QbrBlock } from '../block.ts';
import { bothSides } from '../blocks/commitments.ts';
import { packageProperties, type PaperOptions } from '../document.ts';
import type { QbrPackage } from '../model.ts';
import { partnerCopy } from '../partner-copy.ts';
import { qbrWordsOf, type QbrSay } from '../words.ts';
import { templateLists } from './lists.ts';
import { emptyChart, silentCharts, silentTables } from './silent.ts';
import { tagName } from './tag-name.ts';
import { templateValues } from './values.ts';

type Bound = { name: string; kind: QbrBlock['kind']; blocks: readonly Block[] };

/** What the blocks of a package show, by the name that a tag has for it. */
const boundBlocks = (built: QbrPackage, say: QbrSay): Bound[] =>
  built.sections
    .filter(({ isOn }) => isOn)
    .flatMap(({ key, blocks }) =>
      blocks
        .filter(({ isOn }) => isOn)
        .map((block) => {
          const { kind, source, content } = block;
          const name = tagName({ ...block, key });
          // both sides stand in one table there
          const promised = built.commitments.filter(({ closedOn }) => source !== 'open' || closedOn === null);
          const table = { ...bothSides(promised, { built, say }), empty: say(source === 'open' ? 'noneIntoNext' : 'noCommitments') };
          return { name, kind, blocks: kind === 'commitments' ? [table] : content };
        }),
    );

const firstParagraph = (blocks: readonly Block[]): string | undefined =>
  blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : []))[0];

/** A block that has no table says why in a sentence, which then stands in its place. */
const tablesOf = (bound: readonly Bound[], { say, language }: { say: QbrSay; language: string }): Array<[string, TemplateTable]> =>
  bound
    .filter(({ kind }) => kind !== 'chart' && kind !== 'commentary' && kind !== 'text')
    .map(({ name, blocks }) => {
      const tables = blocks.flatMap((block) =>
        block.kind === 'figures' ? [figuresTable(block, language)] : block.kind === 'table' ? [block] : [],
      );
      const { columns, rows, empty } = tables[0] ?? { columns: [], rows: [], empty: firstParagraph(blocks) ?? '' };
      return [name, { columns, rows, empty: empty || say('noRecords') }];
    });

const chartsOf = (bound: readonly Bound[], say: QbrSay): Array<[string, Chart]> =>
  bound
    .filter(({ kind }) => kind === 'chart')
    .map(({ name, blocks }) => [
      name,
      blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))[0] ?? emptyChart(name, say('quarter')),
    ]);

/** Won amount by quarter, which decks of companies ask for most. */
const wonByQuarter = ({ trend: quarters, currency }: QbrPackage, say: QbrSay): Chart => {
  // quarters before the first record say nothing
  const first = quarters.findIndex(({ wonCount, lostCount, registrations }) => wonCount + lostCount + registrations > 0);
  const trend = first < 0 ? [] : quarters.slice(first);
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
  const { language } = options;
  const on = built.sections.filter(({ isOn }) => isOn);
  return {
    language,
    asOf: built.asOf,
    properties: packageProperties(built, options),
    values: templateValues(built, say),
    tables: Object.fromEntries([...silentTables(), ...tablesOf(bound, { say, language })]),
    charts: Object.fromEntries([
      ...silentCharts(say('quarter')),
      ['wonByQuarter', built.withheld.includes('trend.wonAmount') ? emptyChart('wonByQuarter', say('quarter')) : wonByQuarter(built, say)],
      ...chartsOf(bound, say),
    ]),
    lists,
    conditions: {
      hasMdf: built.marketing !== null && (built.marketing.mdf.allocated !== null || built.marketing.mdf.committed !== null),
      hasCampaigns: (built.marketing?.campaigns.length ?? 0) > 0,
      hasCertificates: (built.enablement?.certificates.length ?? 0) > 0,
      hasScorecard: built.scorecard !== null,
      hasLastQbr: built.lastQbr !== null,
      hasPlan: Boolean(built.plan?.agreed),
      isSample: built.partner.sample,
      // the slide of the starter template that explains it
      templateHelp: false,
      ...Object.fromEntries(built.sections.map(({ key }) => [`section.${key}`, on.some((section) => section.key === key)])),
      ...Object.fromEntries(
        Object.entries(lists).map(([name, items]) => [`has${name.charAt(0).toUpperCase()}${name.slice(1)}`, items.length > 0]),
      ),
    },
    images: {},
  };
};
