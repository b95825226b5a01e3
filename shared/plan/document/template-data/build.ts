import type { PlanShare } from '#shared/api/plan-files.ts';
import type { Chart } from '#shared/documents/model.ts';
import type { TemplateData } from '#shared/template/data.ts';
import { paperFor, planProperties } from '../document.ts';
import type { PaperContext, PaperOptions, PlanPaper } from '../paper.ts';
import { objectiveChart } from '../sections/charts.ts';
import { commitmentsTable } from '../sections/commitments.ts';
import { investmentsTable } from '../sections/investments.ts';
import { objectivesTable } from '../sections/objectives.ts';
import { signaturesTable } from '../sections/signatures.ts';
import { standingTable } from '../sections/standing.ts';
import { initiativesTable, milestonesTable } from '../sections/steps.ts';
import { accountsTable } from '../sections/texts.ts';
import { planWordsOf } from '../words.ts';
import { planTemplateLists } from './lists.ts';
import { planTemplateValues } from './values.ts';

/** Attainment by objective: of the year, and of what is due by now. */
const attainmentChart = ({ paper: { tracking }, say }: PaperContext): Chart => ({
  kind: 'bar',
  title: say('attainment'),
  altText: say('attainmentAlt', { count: tracking.objectives.length }),
  categories: tracking.objectives.map(({ title }) => title),
  categoryLabel: say('objective'),
  format: { kind: 'percent' },
  series: [
    { key: 'attainment', name: say('attainment'), values: tracking.objectives.map(({ attainment }) => attainment.value) },
    { key: 'toDate', name: say('toDate'), values: tracking.objectives.map(({ toDate }) => toDate.value) },
  ],
});

/** What the tags of a company's own deck are filled with; for the partner, from the partner's copy alone. */
export const planToTemplateData = (
  given: PlanPaper,
  options: Omit<PaperOptions, 'pageSize'>,
  share: readonly PlanShare[],
): TemplateData => {
  const { language, audience } = options;
  const paper = paperFor(given, audience, share);
  const context: PaperContext = { paper, say: planWordsOf(language), language, audience };
  const lists = planTemplateLists(context);
  const charts = paper.plan.content.objectives.flatMap((objective, index): Array<[string, Chart]> => {
    const chart = objectiveChart(objective, context);
    return chart === null ? [] : [[`plan.objective${index + 1}`, chart]];
  });
  return {
    language,
    asOf: paper.tracking.asOf,
    properties: planProperties(paper, options),
    values: planTemplateValues(context),
    tables: {
      'plan.standing': standingTable(context),
      'plan.objectives': objectivesTable(context),
      'plan.initiatives': initiativesTable(context),
      'plan.milestones': milestonesTable(context),
      'plan.investments': investmentsTable(context),
      'plan.commitments': commitmentsTable(context),
      'plan.accounts': accountsTable(context),
      'plan.signatures': signaturesTable(context),
    },
    charts: { 'plan.attainment': attainmentChart(context), ...Object.fromEntries(charts) },
    lists,
    conditions: {
      isSample: paper.plan.sample,
      'plan.isAgreed': paper.plan.agreedRevision !== null,
      ...Object.fromEntries(
        Object.entries(lists).map(([name, items]) => {
          const bare = name.slice('plan.'.length);
          return [`plan.has${bare.charAt(0).toUpperCase()}${bare.slice(1)}`, items.length > 0];
        }),
      ),
    },
    images: {},
  };
};
