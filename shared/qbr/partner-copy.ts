import type { PartnerRemoval } from '#shared/api/qbr-exports.ts';
import type { Block, Value } from '#shared/documents/model.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { PackageBlock, PackageFigures, PackageSection, QbrPackage } from './model.ts';
import { sectionTitle } from './document-titles.ts';
import { type QbrSay, qbrWordsOf } from './words.ts';

/** What is not recorded on our side is a reminder for us, and none of the partner's business. */
const isReminder = ({ kind, source, key }: PackageBlock, plan: QbrPackage['plan']): boolean => {
  if (kind === 'table' && source === 'planObjectives') return !plan?.agreed;
  return kind === 'text' && source === 'missing' && (!key.startsWith('plan.') || !plan?.agreed);
};
const isShared = (block: PackageBlock, { plan }: Pick<QbrPackage, 'plan'>): boolean =>
  block.isOn && block.audience === 'shareable' && !isReminder(block, plan);

/** A block in words: its heading, or what kind it is. */
const blockName = ({ title, kind, source }: PackageBlock, say: QbrSay): string =>
  title ?? (kind === 'risks' && source === 'asks' ? say('asks') : say(`block.${kind}`));

/** Figures that a source says in words or rows beside the ones that a block names. */
const impliedFigures: Readonly<Record<string, ReadonlyArray<keyof PackageFigures>>> = {
  highlights: ['wonCount', 'wonAmount', 'winRate', 'averageDeal', 'openDeals', 'openAmount'],
  openDeals: ['openDeals', 'openAmount'],
  wonLost: ['wonCount', 'lostCount'],
  productMix: ['wonAmount'],
  wonByQuarter: ['wonAmount'],
  registrations: ['registrations'],
  stages: ['openDeals'],
};

/** Which numbers of the quarters before a chart draws. */
const drawnOfTrend: Readonly<Record<string, readonly string[]>> = {
  wonLost: ['wonCount', 'lostCount'],
  wonByQuarter: ['wonAmount'],
  registrations: ['registrations'],
};

type Promises = QbrPackage['commitments'];
/** A block of commitments, its sentences without the reasons that stand behind them in brackets. */
const withoutReasons = (block: PackageBlock, promises: Promises): PackageBlock => {
  if (block.kind !== 'commitments') return block;
  const plain = new Map(promises.map(({ description, reason }) => [`${description} (${reason})`, description]));
  const cellOf = (cell: Value): Value => (cell.kind === 'text' ? { ...cell, text: plain.get(cell.text) ?? cell.text } : cell);
  const content = block.content.map(
    (one): Block => (one.kind === 'table' ? { ...one, rows: one.rows.map((row) => ({ ...row, cells: row.cells.map(cellOf) })) } : one),
  );
  return { ...block, content };
};

type PlanBlocks = { objectives: boolean; milestones: boolean; investments: boolean };

/** Of the plan what a block shows; what we expect of the year, and a plan that both sides did not sign, are ours alone. */
const planCopy = (plan: QbrPackage['plan'], shown: PlanBlocks): QbrPackage['plan'] => {
  if (!plan?.agreed || !shown.objectives) return null;
  const { tracking, milestones } = plan.agreed;
  return {
    ...plan,
    agreed: {
      ...plan.agreed,
      milestones: shown.milestones ? milestones : [],
      tracking: {
        ...tracking,
        objectives: tracking.objectives.map((one) => ({
          ...one,
          forecast: null,
          quarters: one.quarters.map((quarter) => ({ ...quarter, reason: null })),
        })),
        milestones: shown.milestones ? tracking.milestones : { ...tracking.milestones, overdue: [] },
        investments: shown.investments ? tracking.investments : [],
      },
    },
  };
};

const withheld = (figure: Figure, reason: string): Figure => ({
  ...figure,
  value: null,
  numerator: null,
  denominator: null,
  previous: null,
  reason,
});

/**
 * What the partner gets of a package: nothing that is internal, nothing that is switched off, no speaker's notes, and of the facts behind it only those that a shareable
 * block shows. So whatever is written from the copy, into a file of any kind, cannot carry what was taken out. `removed` says what that was.
 */
export const partnerCopy = (built: QbrPackage): { copy: QbrPackage; removed: PartnerRemoval[] } => {
  const say = qbrWordsOf(built.language);
  const removed: PartnerRemoval[] = [];
  const sections = built.sections.flatMap((section): PackageSection[] => {
    if (!section.isOn) return [];
    const title = section.title ?? sectionTitle(section.key, built, say);
    const blocks = section.blocks.filter((block) => isShared(block, built)).map((block) => withoutReasons(block, built.commitments));
    const internal = section.blocks.filter((block) => block.isOn && block.audience === 'internal' && block.content.length > 0);
    // a slide on which nothing stands is none
    if (blocks.every(({ content }) => content.length === 0)) {
      if (internal.length > 0) removed.push({ kind: 'section', section: title });
      return [];
    }
    removed.push(...internal.map((block) => ({ kind: 'block' as const, section: title, block: blockName(block, say) })));
    return [{ ...section, blocks, notes: '', commentary: blocks.some(({ kind }) => kind === 'commentary') ? section.commentary : '' }];
  });
  const withNotes = built.sections.filter(({ isOn, notes }) => isOn && notes.trim() !== '').length;
  if (withNotes > 0) removed.push({ kind: 'notes', sections: withNotes });

  const blocks = sections.flatMap((section) => section.blocks);
  const sources = new Set(blocks.map(({ kind, source }) => `${kind} ${source ?? ''}`));
  const shows = (kind: PackageBlock['kind'], ...wanted: string[]): boolean => wanted.some((source) => sources.has(`${kind} ${source}`));
  const figureIds = new Set(blocks.flatMap(({ metrics, source }) => [...metrics, ...(impliedFigures[source ?? ''] ?? [])]));
  const inCopy = (figures: PackageFigures): PackageFigures =>
    Object.fromEntries(
      Object.entries(figures).map(([key, figure]) => [key, figureIds.has(key) ? figure : withheld(figure, say('withheld'))]),
    ) as PackageFigures;
  const { now, previous, yearBefore } = built.figures;
  const { pipeline } = built;
  const promises = built.commitments.filter(
    ({ closedOn }) => shows('commitments', 'last') || (closedOn === null && shows('commitments', 'open')),
  );
  const reasons = promises.filter(({ reason, evidence }) => reason !== null || evidence !== null).length;
  if (reasons > 0) removed.push({ kind: 'reasons', commitments: reasons });
  const drawn = new Set(blocks.flatMap(({ kind, source }) => (kind === 'chart' ? (drawnOfTrend[source ?? ''] ?? []) : [])));
  const open = (figure: Figure): Figure => (figureIds.has(figure.id) ? figure : withheld(figure, say('withheld')));
  return {
    removed,
    copy: {
      ...built,
      partner: { ...built.partner, manager: null },
      figures: { now: inCopy(now), previous: inCopy(previous), yearBefore: inCopy(yearBefore) },
      pipeline: {
        openDeals: open(pipeline.openDeals),
        openAmount: open(pipeline.openAmount),
        daysSinceEvent: open(pipeline.daysSinceEvent),
        stages: shows('chart', 'stages') || shows('table', 'openDeals') ? pipeline.stages : [],
        deals: shows('table', 'openDeals') ? pipeline.deals.map((deal) => ({ ...deal, owner: null })) : [],
      },
      trend: drawn.size > 0 ? built.trend : [],
      productMix: shows('chart', 'productMix') ? built.productMix : [],
      enablement: shows('table', 'certificates') ? built.enablement : null,
      marketing: built.marketing && {
        campaigns: shows('table', 'campaigns') ? built.marketing.campaigns : [],
        mdf: shows('table', 'mdf') ? built.marketing.mdf : { allocated: null, committed: null, approved: null, paid: null },
      },
      plan: planCopy(built.plan, {
        objectives: shows('table', 'planObjectives') || shows('text', 'missing'),
        milestones: shows('table', 'planMilestones'),
        investments: shows('table', 'planInvestments'),
      }),
      // why a promise ended as it did is ours
      commitments: promises.map((one) => ({ ...one, reason: null, evidence: null })),
      lastQbr: built.lastQbr && !shows('commitments', 'last') ? { ...built.lastQbr, summary: null } : built.lastQbr,
      metrics: built.metrics.filter(({ id }) => figureIds.has(id)),
      scorecard: shows('table', 'scorecard') ? built.scorecard : null,
      records: Object.fromEntries(Object.entries(built.records).filter(([source]) => shows('table', source))),
      lastFrozen: null,
      withheld: [
        ...Object.keys(now).filter((id) => !figureIds.has(id)),
        ...Object.values(drawnOfTrend)
          .flat()
          .filter((id) => !drawn.has(id))
          .map((id) => `trend.${id}`),
      ],
      risks: shows('risks', 'found') ? built.risks : [],
      writtenRisks: shows('risks', 'found') ? built.writtenRisks : [],
      asks: shows('risks', 'asks') ? built.asks : [],
      agenda: blocks.some(({ kind }) => kind === 'agenda') ? built.agenda : [],
      sections,
    },
  };
};
