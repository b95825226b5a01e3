import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import type { RecordField, RecordFieldKind, RecordKind } from '#shared/domain/records/record-kind.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { partnerTexts } from '#shared/text/en/partner.ts';
import { historyTexts } from '#shared/text/en/partner/history.ts';
import { qbrTexts } from '#shared/text/en/qbr.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import { syncWordTexts } from '#shared/text/en/sync-words.ts';

type Words = Readonly<Record<string, string>>;
type KindWords = { one: string; fields: Words };

const kinds = new Map<string, RecordKind>(recordKinds.map((kind) => [kind.key, kind]));
const kindWords: Readonly<Record<string, KindWords>> = recordTexts;
const tableWords: Words = syncWordTexts.table;
const ownWords: Words = syncWordTexts.field;
const historyWords: Words = historyTexts.field;

const fieldOf = (table: string, column: string): RecordField | undefined =>
  kinds.get(table)?.fields.find((field) => field.column === column);

/** "expected_close_on" as words, for a field that no catalog has: one of a newer version. */
const fromColumn = (column: string): string => {
  const words = column.replace(/_(id|minor)$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** One record of a table, in words: "Deal", "MDF claim". */
export const syncTableWord = (table: string): string =>
  (kinds.has(table) ? kindWords[table]?.one : undefined) ?? tableWords[table] ?? fromColumn(table);

/** A column, or fields that go together by their name ("money"), in words. */
export const syncFieldWord = (table: string, field: string): string => {
  const kind = kinds.get(table);
  const money = field === 'money' ? kind?.fields.filter((one) => one.kind === 'money') : undefined;
  const known = money?.length === 1 ? money[0] : fieldOf(table, field);
  const word = known ? kindWords[table]?.fields[known.key] : undefined;
  if (word !== undefined) return word;
  // what a partner is worth in a year is no amount of something
  if (table === 'partner' && field === 'money') return historyTexts.field.annual_revenue_minor;
  if (table === 'partner' && field === 'owner') return historyTexts.field.owner_id;
  return ownWords[field] ?? historyWords[field] ?? fromColumn(field);
};

/** How a value is read. Besides those of the fields of records: `instant` milliseconds, `yesNo` 0 or 1, `json` a structure, `number`. */
export type SyncValueKind = RecordFieldKind | 'instant' | 'yesNo' | 'json' | 'number';

const references: Readonly<Record<string, SyncValueKind>> = {
  owner_id: 'person',
  manager_id: 'person',
  decided_by_id: 'person',
  product_id: 'product',
  parent_id: 'partner',
  partner_id: 'partner',
  stage: 'stage',
};
const structures = new Set([
  'profile',
  'milestones',
  'gates',
  'partner_types',
  'fields',
  'thresholds',
  'definition',
  'frozen_package',
  'evidence',
]);
const longTexts = new Set([
  'note',
  'commentary',
  'summary',
  'description',
  'measure',
  'reason',
  'loss_reason',
  'decision_reason',
  'segment_reason',
  'coverage_reason',
]);

/** How the value of a column is read. */
export const syncValueKind = (table: string, column: string): SyncValueKind => {
  const field = fieldOf(table, column);
  if (field) return field.kind;
  if (column.endsWith('_minor')) return 'money';
  if (column.endsWith('_on') || column === 'valid_from' || /_(until|from)$/.test(column)) return column === 'is_on' ? 'yesNo' : 'date';
  if (column.startsWith('is_')) return 'yesNo';
  if (column.endsWith('_at')) return 'instant';
  if (structures.has(column)) return 'json';
  if (longTexts.has(column)) return 'long';
  return references[column] ?? 'text';
};

const { deals, commitments } = partnerTexts;
const standings: Words = alertTexts.words;
const choices: Readonly<Record<string, Words>> = {
  'partner.status': partnerTexts.status,
  'partner.network_stage': partnerTexts.networkStage,
  'partner.lifecycle_stage': partnerTexts.lifecycleStage,
  'partner.investment_segment': standings,
  'partner.coverage_model': standings,
  'deal.state': { open: deals.open, won: deals.won, lost: deals.lost },
  'deal.sourced_by': deals.sourcedBy,
  'deal.registration_state': deals.registration.states,
  'deal.deal_kind': deals.registration.kinds,
  'commitment.state': commitments.state,
  'commitment.side': { vendor: commitments.ours, partner: commitments.theirs },
  'qbr.state': qbrTexts.state,
};

/** A value out of a fixed list, in words; what is no such value stays as it is. */
export const syncChoiceWord = (table: string, column: string, value: string): string => {
  const known = choices[`${table}.${column}`] ?? (kinds.has(table) ? recordChoiceTexts : undefined);
  return known !== undefined && Object.hasOwn(known, value) ? (known[value] ?? value) : value;
};

/** The values out of which a column is chosen; null for one that is typed. */
export const syncChoices = (table: string, column: string): readonly string[] | null => {
  const own = choices[`${table}.${column}`];
  if (own !== standings && own !== undefined) return Object.keys(own);
  return fieldOf(table, column)?.choices ?? null;
};
