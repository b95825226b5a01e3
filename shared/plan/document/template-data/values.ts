import type { Value } from '#shared/documents/model.ts';
import { richTextToPlain } from '#shared/rich-text/parse.ts';
import type { PaperContext } from '../paper.ts';
import { arithmetic } from '../sections/standing.ts';
import { ratesNote } from '../sections/rates.ts';
import { dateValue, shortPrint, statusValue, textValue } from '../values.ts';

const texts = ['baseline', 'vision', 'strategy', 'strengths', 'weaknesses', 'opportunities', 'threats'] as const;

/** Every single value that a tag of a plan's deck can stand for. */
export const planTemplateValues = (context: PaperContext): Record<string, Value> => {
  const { paper, say } = context;
  const { plan, tracking, company } = paper;
  const { terms } = plan.content;
  const orMissing = (text: string | null): Value =>
    text === null || text === '' ? { kind: 'missing', reason: say('notWritten') } : textValue(text);
  const fraction = (value: number | null): Value =>
    value === null ? { kind: 'missing', reason: say('noParts') } : { kind: 'percent', fraction: value, digits: 1 };
  return {
    'partner.name': textValue(plan.partner),
    company: textValue(company),
    asOf: dateValue(tracking.asOf),
    currency: textValue(tracking.currency),
    'plan.name': textValue(terms.name),
    // as text: a year has no thousands
    'plan.year': textValue(String(terms.year)),
    'plan.grade': textValue(say(`grade.${terms.grade}`)),
    'plan.stage': textValue(say(`stage.${plan.stage}`)),
    'plan.revision': { kind: 'integer', value: plan.revision },
    'plan.print': textValue(plan.print),
    'plan.shortPrint': textValue(shortPrint(plan.print)),
    'plan.agreedOn': plan.agreedOn === null ? { kind: 'missing', reason: say('notSigned') } : dateValue(plan.agreedOn),
    'plan.from': dateValue(terms.startsOn),
    'plan.to': dateValue(terms.endsOn),
    'plan.owner': orMissing(plan.owner),
    'plan.partnerContact': orMissing(terms.partnerContact),
    'plan.vendorSponsor': orMissing(terms.vendorSponsor),
    'plan.partnerSponsor': orMissing(terms.partnerSponsor),
    'plan.attainment': fraction(tracking.weighted.value),
    'plan.toDate': fraction(tracking.weightedToDate.value),
    'plan.status': statusValue(tracking.status, say),
    'plan.arithmetic': tracking.weighted.value === null ? { kind: 'missing', reason: say('noParts') } : textValue(arithmetic(context)),
    'plan.rates': textValue(ratesNote(context).join(' ')),
    ...Object.fromEntries(texts.map((field) => [`plan.${field}`, orMissing(richTextToPlain(terms[field]))])),
  };
};
