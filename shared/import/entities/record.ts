import { mayBeElsewhere } from '#shared/domain/records/checks/check-record.ts';
import type { RecordField, RecordKind } from '#shared/domain/records/record-kind.ts';
import { type RecordKey, recordKinds } from '#shared/domain/records/record-kinds.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import { entityDef, type EntityDef, field, type FieldKind, headerKey, type ImportField } from '../entity.ts';
import { currencyHeaders, noteHeaders, partnerHeaders } from './common-headers.ts';
import { derivedFields } from './derived-values.ts';
import { alliancesWords } from './words/alliances.ts';
import { careWords } from './words/care.ts';
import { distributionWords } from './words/distribution.ts';
import { enablementWords } from './words/enablement.ts';
import { incentivesWords } from './words/incentives.ts';
import { choiceWords, fieldHeaders, type KindWords } from './words/kind-words.ts';
import { marketingWords } from './words/marketing.ts';
import { onboardingWords } from './words/onboarding.ts';
import { sellingWords } from './words/selling.ts';
import { servicesWords } from './words/services.ts';

const wordsByKind: Record<RecordKey, KindWords> = {
  ...onboardingWords,
  ...enablementWords,
  ...marketingWords,
  ...sellingWords,
  ...servicesWords,
  ...distributionWords,
  ...alliancesWords,
  ...incentivesWords,
  ...careWords,
};

const fieldKinds: Record<RecordField['kind'], FieldKind> = {
  text: 'text',
  long: 'text',
  whole: 'count',
  ratio: 'ratio',
  money: 'amount',
  date: 'date',
  choice: 'choice',
  person: 'reference',
  partner: 'reference',
  contact: 'reference',
  product: 'reference',
  deal: 'reference',
  record: 'reference',
  program: 'listed',
  stage: 'stage',
  quarter: 'quarter',
};

const refersTo = (of: RecordField): ImportField['refers'] => {
  if (of.kind === 'record') return of.refers as RecordKey;
  return of.kind === 'person' || of.kind === 'partner' || of.kind === 'contact' || of.kind === 'product' || of.kind === 'deal'
    ? of.kind
    : undefined;
};

const different = (words: readonly string[]): string[] => [...new Set(words.map(headerKey))].filter((word) => word !== '');

const choicesOf = (of: RecordField, words: KindWords): ImportField['choices'] =>
  of.choices &&
  new Map(
    of.choices.map((key) => [
      key,
      [recordChoiceTexts[key] ?? key.replaceAll('_', ' '), ...(words.choices?.[of.key]?.[key] ?? []), ...(choiceWords[key] ?? [])],
    ]),
  );

/** True when a record says itself whose it is: by the deal or the record above it, which have a partner. */
const isPartnerImplied = (kind: RecordKind): boolean => {
  const first = kind.fields.find(({ key }) => key === kind.knownBy[0]);
  return first?.kind === 'deal' || first?.kind === 'record';
};

/** Fields of a sell-through line that say to which report it belongs, when the file has no number of it: the period, and the day on which it came in. */
const periodFields: readonly ImportField[] = [
  field('period', 'text', null, ['period', 'reporting period', 'report period', 'quarter', 'month', 'sales period', 'zeitraum', 'monat'], {
    weight: null,
  }),
  field('periodFrom', 'date', null, ['period from', 'period start', 'report from', 'from', 'from date'], { weight: null }),
  field('periodTo', 'date', null, ['period to', 'period end', 'report to', 'to', 'to date'], { weight: null }),
  field('receivedOn', 'date', null, ['received on', 'received', 'report received', 'report date', 'reported on'], { weight: null }),
];

/** The kind as something that a file can hold. Its fields are those of the kind, the number of its source, its partner, the currency of its money and a note. */
const recordEntity = (kind: RecordKind<RecordKey>): EntityDef => {
  const words = wordsByKind[kind.key];
  const texts: { one: string; many: string; fields: Record<string, string> } = recordTexts[kind.key];
  const derived = derivedFields(kind);
  const fieldOf = (of: RecordField): ImportField => {
    const isImplied = of.kind === 'record' || derived.has(of.key);
    const choices = choicesOf(of, words);
    const refers = refersTo(of);
    return field(
      of.key,
      fieldKinds[of.kind],
      of.column,
      different([texts.fields[of.key] ?? of.key, of.key, ...(words.headers?.[of.key] ?? []), ...(fieldHeaders[of.key] ?? [])]),
      {
        weight: null,
        ...(of.required && !isImplied ? { required: true } : {}),
        ...(choices ? { choices } : {}),
        ...(refers ? { refers } : {}),
        ...(of.list ? { list: of.list } : {}),
        // a report names resellers whom nobody has enrolled; they stay in it as it names them
        ...(kind.key === 'sell_through_line' && of.key === 'reseller' ? { otherwise: 'resellerName' } : {}),
        ...(mayBeElsewhere(kind.key, of.key) ? { isOfAnyone: true } : {}),
      },
    );
  };
  const numbers = [
    'number in the source',
    `${texts.one} id`,
    `${texts.one} number`,
    ...(words.number ?? []),
    'record id',
    'external id',
    'id',
    'number',
  ];
  return {
    ...entityDef(kind.key, different([texts.many, texts.one, ...words.files]), [
      field('externalId', 'text', 'external_id', different(numbers), { weight: null }),
      field('partner', 'reference', 'partner_id', different([...(words.partner ?? []), ...partnerHeaders]), {
        refers: 'partner',
        weight: null,
        ...(isPartnerImplied(kind) ? {} : { required: true }),
      }),
      ...kind.fields.map(fieldOf),
      ...(kind.key === 'sell_through_line' ? periodFields : []),
      ...(kind.hasMoney ? [field('currency', 'currency', 'currency', currencyHeaders, { weight: null })] : []),
      field('note', 'text', 'note', noteHeaders, { weight: null }),
    ]),
    kind,
  };
};

/** Every kind of record as something that a file can hold, parents before what refers to them. */
export const recordEntities: readonly EntityDef[] = recordKinds.map(recordEntity);
