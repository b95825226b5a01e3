import type { Sqlite } from '#core/db/open.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { entityOf } from '#shared/import/entities.ts';
import type { FileMapping } from '#shared/import/mapping.ts';
import type { ColumnProfile } from '#shared/import/profile.ts';
import { createFormatEvidence, settleFormats } from '#shared/import/settle.ts';
import { stageState } from '#shared/import/stages.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import type { Questions } from './questions.ts';
import type { Table } from '#shared/import/read/table.ts';

const sliceRows = 5000;

/** Asks about words for stages that nobody knows, and takes the answers into the mapping. */
export const settleStages = (table: Table, mapping: FileMapping, sqlite: Sqlite, questions: Questions, fileIndex: number): void => {
  const index = mapping.columns.findIndex((column) => column.field === 'stage');
  const column = mapping.columns[index];
  if (mapping.entity === null || !column || entityOf(mapping.entity).fieldsByKey.get('stage')?.kind !== 'stage') return;
  const stages = sqlite.prepare('SELECT key, label FROM deal_stage').all() as Array<{ key: string; label: string }>;
  const known = new Set(stages.flatMap(({ key, label }) => [nameKey(key), nameKey(label)]));
  const words = new Set<string>();
  for (const cells of table.rows) {
    words.add(cells[index] as string);
    if (words.size > 200) break;
  }
  const meant = new Set((column.values ?? []).map(([from]) => from));
  for (const cell of words) {
    const word = cell.trim();
    if (word === '' || meant.has(word) || known.has(nameKey(word)) || stageState(word) !== null) continue;
    const answer = questions.ask(
      'AMBIGUOUS_STAGE',
      { fileIndex, file: table.file, column: column.header, detail: word },
      ['open', 'won', 'lost'],
      {
        file: table.file,
        value: word,
        column: column.header,
      },
    );
    if (answer !== null) column.values = [...(column.values ?? []), [word, answer]];
  }
};

export const settleUnits = (profiles: readonly ColumnProfile[], mapping: FileMapping, questions: Questions, fileIndex: number): void => {
  const index = mapping.columns.findIndex((column) => column.field === 'annualRevenue');
  const column = mapping.columns[index];
  if (mapping.entity !== 'partner' || !column || column.unit || profiles[index]?.filled === 0) return;
  const answer = questions.ask(
    'AMBIGUOUS_UNIT',
    { fileIndex, file: mapping.file, column: column.header },
    ['one', 'thousand', 'million'],
    { file: mapping.file, column: column.header, sample: profiles[index]?.samples[0] ?? '' },
    false,
  );
  if (answer === 'one' || answer === 'thousand' || answer === 'million') column.unit = answer;
};

/** Date order and decimal mark: said, proved by the values, or asked. Returns the mapping with what holds filled in. `isSoft`: what the mapping says comes from memory. */
export const settleFile = async (
  table: Table,
  mapping: FileMapping,
  isSoft: boolean,
  questions: Questions,
  fileIndex: number,
  pace: Pace,
): Promise<FileMapping> => {
  if (mapping.entity === null) return mapping;
  const { evidence, add } = createFormatEvidence(entityOf(mapping.entity), mapping, table.typedNumbers);
  for (let from = 0; from < table.rows.length; from += sliceRows) {
    const to = Math.min(from + sliceRows, table.rows.length);
    add(table.rows, from, to);
    await pace(to, table.rows.length, 'rows');
  }
  if (isSoft) {
    const proven = settleFormats({ ...mapping, dateOrder: null, decimal: null }, evidence);
    if (proven.dateOrder !== 'ask') mapping.dateOrder = null;
    if (proven.decimal !== 'ask') mapping.decimal = null;
  }
  const formats = settleFormats(mapping, evidence);
  const { file } = table;
  if (formats.dateOrder === 'ask') {
    const params = { file, column: evidence.dateColumn, sample: evidence.dates.sample };
    const answer = questions.ask('AMBIGUOUS_DATE_ORDER', { fileIndex, file, column: evidence.dateColumn }, ['mdy', 'dmy'], params);
    if (answer === 'mdy' || answer === 'dmy') mapping.dateOrder = answer;
  }
  if (formats.decimal === 'ask') {
    const params = { file, column: evidence.numberColumn, sample: evidence.numbers.sample };
    const answer = questions.ask('AMBIGUOUS_DECIMAL', { fileIndex, file, column: evidence.numberColumn }, ['point', 'comma'], params);
    if (answer === 'point' || answer === 'comma') mapping.decimal = answer;
  }
  return {
    ...mapping,
    dateOrder: formats.dateOrder === 'ask' ? mapping.dateOrder : formats.dateOrder,
    decimal: formats.decimal === 'ask' ? mapping.decimal : formats.decimal,
  };
};
