import type { PlanShare } from '#shared/api/plan-files.ts';
import type { Document, FileProperties, Section } from '#shared/documents/model.ts';
import type { PaperAudience, PaperContext, PaperOptions, PlanPaper } from './paper.ts';
import { planPartnerCopy } from './partner-copy.ts';
import { chartSections } from './sections/charts.ts';
import { commitmentsSection } from './sections/commitments.ts';
import { coverSection } from './sections/cover.ts';
import { investmentsSection } from './sections/investments.ts';
import { objectivesSection } from './sections/objectives.ts';
import { oursSection } from './sections/ours.ts';
import { signaturesSection } from './sections/signatures.ts';
import { standingSection } from './sections/standing.ts';
import { stepsSection } from './sections/steps.ts';
import { directionSection, marketSection, swotSection } from './sections/texts.ts';
import { shortPrint } from './values.ts';
import { type PlanSay, planWordsOf } from './words.ts';

/** What the properties of a file say; for the partner the company alone wrote it. */
export const planProperties = (
  { plan, company }: PlanPaper,
  { language, createdAt, audience }: Omit<PaperOptions, 'pageSize'>,
): FileProperties => {
  const say = planWordsOf(language);
  return {
    title: say('documentTitle', { partner: plan.partner, year: plan.content.terms.year }),
    subject: say('subject', { stage: say(`stage.${plan.stage}`), revision: plan.revision, print: shortPrint(plan.print) }),
    author: audience === 'partner' ? company : (plan.owner ?? company),
    company,
    createdAt,
  };
};

const footerOf = ({ plan, company }: PlanPaper, audience: PaperAudience, say: PlanSay): string =>
  [plan.sample ? say('sampleFooter') : company, audience === 'partner' ? say('forPartner', { partner: plan.partner }) : say('internal')]
    .filter(Boolean)
    .join('  ·  ');

/** For the partner no page on which nothing stands. */
const isShown = ({ audience }: PaperContext, items: readonly unknown[]): boolean => audience === 'internal' || items.length > 0;

const sectionsOf = (context: PaperContext): Section[] => {
  const { milestones, initiatives, investments } = context.paper.plan.content;
  return [
    coverSection(context),
    standingSection(context),
    directionSection(context),
    objectivesSection(context),
    ...chartSections(context),
    isShown(context, [...milestones, ...initiatives]) ? stepsSection(context) : null,
    isShown(context, investments) ? investmentsSection(context) : null,
    isShown(context, context.paper.commitments) ? commitmentsSection(context) : null,
    swotSection(context),
    marketSection(context),
    signaturesSection(context),
    context.audience === 'internal' ? oursSection(context) : null,
  ].filter((section) => section !== null);
};

/** The paper for its reader: the partner's is made from the partner's copy alone. */
export const paperFor = (given: PlanPaper, audience: PaperAudience, share: readonly PlanShare[]): PlanPaper =>
  audience === 'partner' ? planPartnerCopy(given, share).copy : given;

/** A plan as a deck and a hand-out: one section a slide. `share`: what the partner's copy has although it is internal by default. */
export const planToDocument = (given: PlanPaper, options: PaperOptions, share: readonly PlanShare[]): Document => {
  const { language, pageSize, audience } = options;
  const paper = paperFor(given, audience, share);
  const say = planWordsOf(language);
  const { plan, tracking } = paper;
  const title = say('coverTitle', { year: plan.content.terms.year });
  return {
    title,
    subtitle: title,
    partner: plan.partner,
    asOf: tracking.asOf,
    footer: footerOf(paper, audience, say),
    currency: tracking.currency,
    language,
    pageSize,
    properties: planProperties(paper, options),
    sections: sectionsOf({ paper, say, language, audience }),
  };
};
