import type { Value } from '#shared/documents/model.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { statusValue } from '#shared/plan/document/values.ts';
import { planWordsOf } from '#shared/plan/document/words.ts';
import { richTextToPlain } from '#shared/rich-text/parse.ts';
import { sectionTitle } from '../document-titles.ts';
import type { PackageSection, QbrPackage } from '../model.ts';
import { comparedFigure, dateValue, figureValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { silentFigures } from './silent.ts';

type Three = { now: Figure; previous: Figure; yearBefore: Figure };

/** `metric.wonAmount`, what it was the quarter before and the year before, and the change in words. Amounts carry their currency, as a tag stands alone. */
const ofFigure = (id: string, three: Three, context: { say: QbrSay; language: string; judged: boolean }): Array<[string, Value]> => {
  const { previous, yearBefore } = comparedFigure(three, context);
  const change = (one: typeof previous): Value =>
    one?.change ? textValue(one.change.text) : { kind: 'missing', reason: context.say('noComparison') };
  return [
    [`metric.${id}`, figureValue(three.now)],
    [`metric.${id}.previous`, figureValue(three.previous)],
    [`metric.${id}.yearBefore`, figureValue(three.yearBefore)],
    [`metric.${id}.change`, change(previous)],
    [`metric.${id}.yearChange`, change(yearBefore)],
    [`metric.${id}.definition`, textValue(three.now.definition)],
  ];
};

const orMissing = (text: string | null, reason: string): Value =>
  text === null || text === '' ? { kind: 'missing', reason } : textValue(text);

/** The running text of a section beside what the CAM wrote, one line a paragraph and without small print. */
const wordsOf = ({ blocks }: PackageSection): string =>
  blocks
    .filter(({ isOn, kind }) => isOn && kind === 'text')
    .flatMap(({ content }) => content)
    .flatMap((block) => (block.kind === 'text' && block.role !== 'note' ? block.paragraphs : block.kind === 'list' ? block.items : []))
    .join('\n');

/** What a tag can say of the plan in force. */
const planValues = ({ plan, language }: QbrPackage, say: QbrSay): Array<[string, Value]> => {
  const agreed = plan?.agreed ?? null;
  const none: Value = { kind: 'missing', reason: say('plan.noneShort') };
  const words = planWordsOf(language);
  const ratio = ({ value }: { value: number | null }): Value => (value === null ? none : { kind: 'percent', fraction: value, digits: 1 });
  return [
    ['plan.name', agreed ? textValue(agreed.name) : none],
    ['plan.attainment', agreed ? ratio(agreed.tracking.weighted) : none],
    ['plan.toDate', agreed ? ratio(agreed.tracking.weightedToDate) : none],
    ['plan.status', agreed ? statusValue(agreed.tracking.status, words) : none],
  ];
};

/** Every single value that a tag can stand for. */
export const templateValues = (built: QbrPackage, say: QbrSay): Record<string, Value> => {
  const { partner, quarter, language, figures } = built;
  const context = { say, language, judged: built.asOf >= quarter.to };
  const unknown = say('notGiven');
  const dealIds = (Object.keys(figures.now) as Array<keyof typeof figures.now>).filter((id) => !built.withheld.includes(id));
  return Object.fromEntries<Value>([
    ...silentFigures(),
    ['partner.name', textValue(partner.name)],
    ['partner.type', orMissing(partner.type, unknown)],
    ['partner.tier', orMissing(partner.tier, unknown)],
    ['partner.country', orMissing(partner.country, unknown)],
    ['partner.owner', orMissing(partner.owner, unknown)],
    ['partner.sponsors', orMissing(partner.sponsors.join(', '), unknown)],
    ['company', textValue(built.company)],
    ['quarter', textValue(quarter.label)],
    ['quarter.from', dateValue(quarter.from)],
    ['quarter.to', dateValue(quarter.to)],
    ['previousQuarter', textValue(built.previousQuarter.label)],
    ['nextQuarter', textValue(built.nextQuarter.label)],
    ['asOf', dateValue(built.asOf)],
    ['currency', textValue(built.currency)],
    ['version', { kind: 'integer', value: built.version }],
    ['meetingOn', built.scheduledOn === null ? { kind: 'missing', reason: unknown } : dateValue(built.scheduledOn)],
    ['attendees', orMissing(built.attendees.join(', '), unknown)],
    ['lastQbr.quarter', orMissing(built.lastQbr?.quarter ?? null, unknown)],
    ['lastQbr.summary', orMissing(built.lastQbr?.summary ?? null, unknown)],
    ...planValues(built, say),
    ...built.sections
      .filter(({ isOn }) => isOn)
      .flatMap(
        (section): Array<[string, Value]> => [
          [`title.${section.key}`, textValue(section.title ?? sectionTitle(section.key, built, say))],
          [`commentary.${section.key}`, orMissing(richTextToPlain(section.commentary), say('notWritten'))],
          [`text.${section.key}`, textValue(wordsOf(section))],
        ],
      ),
    ...dealIds.flatMap((id) =>
      ofFigure(id, { now: figures.now[id], previous: figures.previous[id], yearBefore: figures.yearBefore[id] }, context),
    ),
    ...built.metrics.flatMap((metric) => ofFigure(metric.id, metric, context)),
    ...(built.scorecard === null
      ? []
      : [['scorecard.rating', textValue(say(`rating.${built.scorecard.overall.rating}`))] as [string, Value]]),
  ]);
};
