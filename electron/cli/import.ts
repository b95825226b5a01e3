import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Api } from '#shared/api/client.ts';
import type { ImportCounts, ImportPreview } from '#shared/api/imports.ts';
import { AppError } from '#shared/domain/errors.ts';
import { DateOrder, DecimalMark, Encoding, ImportEntity, ImportMapping } from '#shared/import/mapping.ts';
import type { CliCommand, CommandRun } from './command.ts';
import type { Json } from './json.ts';
import { uploadFile } from './upload.ts';

type Options = CommandRun['options'];
type Preview = ImportPreview;

const text = (options: Options, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
const list = (options: Options, name: string): string[] => {
  const value = options[name];
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
};

/** One of the values of a schema, or null when the option is not given. Throws USAGE. */
const oneOf = <T extends string>(options: Options, name: string, schema: { options: readonly T[] }): T | null => {
  const value = text(options, name);
  if (value === undefined) return null;
  const found = schema.options.find((option) => option === value);
  if (found === undefined) throw new AppError('USAGE', { detail: `--${name} takes ${schema.options.join(', ')}` });
  return found;
};

/** What `--holds FILE=KIND` says of files whose columns do not tell. Throws USAGE. */
const withHolds = (mapping: ImportMapping | null, options: Options): ImportMapping | null => {
  const said = list(options, 'holds').map((pair) => {
    const at = pair.lastIndexOf('=');
    const entity = ImportEntity.safeParse(pair.slice(at + 1));
    if (at < 1 || !entity.success)
      throw new AppError('USAGE', { detail: `--holds takes FILE=KIND, and a kind is one of ${ImportEntity.options.join(', ')}` });
    return { file: basename(pair.slice(0, at)), entity: entity.data };
  });
  if (said.length === 0) return mapping;
  const others = mapping?.files.filter((part) => !said.some(({ file }) => file === part.file)) ?? [];
  return ImportMapping.parse({
    version: 1,
    aliases: mapping?.aliases ?? [],
    files: [...others, ...said.map(({ file, entity }) => ({ file, entity, columns: [] }))],
  });
};

const loadMapping = async (api: Api, file: string | undefined): Promise<ImportMapping | null> => {
  if (file === undefined) return null;
  if (!existsSync(file)) throw new AppError('FILE_NOT_FOUND', { file: basename(file) });
  return (await api('imports.mapping.load', { text: readFileSync(file, 'utf8') })).mapping;
};

const saveMapping = async (api: Api, file: string, mapping: ImportMapping): Promise<void> => {
  if (existsSync(file)) throw new AppError('FILE_EXISTS', { file: basename(file) });
  const saved = await api('imports.mapping.save', { mapping });
  writeFileSync(resolve(file), saved.text, { flag: 'wx' });
};

/** The mapping with what the options say for every file. */
const withOptions = (mapping: ImportMapping, options: Options): ImportMapping => {
  const dateOrder = oneOf(options, 'date-order', DateOrder);
  const decimal = oneOf(options, 'decimal', DecimalMark);
  const encoding = oneOf(options, 'encoding', Encoding);
  const files = mapping.files.map((file) => ({
    ...file,
    dateOrder: dateOrder ?? file.dateOrder,
    decimal: decimal ?? file.decimal,
    encoding: encoding ?? file.encoding,
  }));
  return { ...mapping, files };
};

/** Answers that the options hold to questions that are open. */
const answersFrom = (questions: Preview['questions'], options: Options): Array<{ id: string; value: string }> => {
  const stages = new Map(
    list(options, 'stage').map((pair): [string, string] => {
      const at = pair.lastIndexOf('=');
      const value = pair.slice(at + 1);
      if (at < 1 || (value !== 'open' && value !== 'won' && value !== 'lost'))
        throw new AppError('USAGE', { detail: '--stage takes "WORD=open", "WORD=won" or "WORD=lost"' });
      return [pair.slice(0, at), value];
    }),
  );
  const keys = list(options, 'key');
  return questions.flatMap(({ id, code, params, options: offered }) => {
    const key = code === 'AMBIGUOUS_KEY' ? offered.find((option) => keys.includes(option.value))?.value : undefined;
    const stage = code === 'AMBIGUOUS_STAGE' ? stages.get(String(params['value'])) : undefined;
    const encoding = code === 'AMBIGUOUS_ENCODING' ? text(options, 'encoding') : undefined;
    const value = key ?? stage ?? encoding;
    return value === undefined ? [] : [{ id, value }];
  });
};

/** Refuses while a question is open, and when a file is not recognised that no mapping leaves out. */
const refuseOpen = (preview: Preview, isMapped: boolean): void => {
  const open = preview.questions.find((question) => question.blocking && question.answer === null);
  if (open) throw new AppError(open.code as 'AMBIGUOUS_KEY', open.params);
  const unknown = preview.files.find((file) => file.entity === null);
  if (!preview.ready || (unknown && !isMapped)) throw new AppError('IMPORT_NOTHING_MAPPED', { file: unknown?.file ?? '' });
};

const describe = (preview: Preview, say: CommandRun['say']): void => {
  for (const file of preview.files) for (const { message, hint } of file.remarks) say(`${file.file}: ${message} ${hint}`);
  for (const { name, target, rows, accepted } of preview.aliases)
    say(`"${name}" is ${accepted ? 'read as' : 'like'} "${target}" (${rows} rows).`);
  for (const { file, column, value, suggestion, rows, accepted } of preview.spellings)
    say(
      `${file}, ${column}: "${value}" looks like "${suggestion}" (${rows} rows); ${accepted ? 'it is changed' : 'it is kept as written'}.`,
    );
  for (const { message, hint, blocking } of preview.questions) if (!blocking) say(`${message} ${hint}`);
};

const counts = ({ created, updated, unchanged, also, needsAttention, reasons }: ImportCounts, importId: string | null) => ({
  created,
  updated,
  unchanged,
  needsAttention,
  reasons,
  importId,
  also,
});

const importAll = async ({ words, options, api, say }: CommandRun): Promise<Json> => {
  const uploadIds: string[] = [];
  for (const [index, path] of words.entries()) {
    const id = `file-${index + 1}`;
    await uploadFile(api, path, id);
    uploadIds.push(id);
  }
  const given = withHolds(await loadMapping(api, text(options, 'mapping')), options);
  const first = await api('imports.preview', { uploadIds, mapping: given });
  const answers = answersFrom(first.questions, options);
  const preview = await api('imports.preview', { uploadIds, mapping: withOptions(first.mapping, options), answers });
  // a file that could only be read after an answer may have more to ask
  const more = answersFrom(
    preview.questions.filter((question) => question.answer === null),
    options,
  );
  const last =
    more.length === 0
      ? preview
      : await api('imports.preview', { uploadIds, mapping: withOptions(preview.mapping, options), answers: more });
  refuseOpen(last, given !== null);
  describe(last, say);
  const save = text(options, 'save-mapping');
  if (save !== undefined) await saveMapping(api, save, last.mapping);
  const aliases = last.aliases.map(({ name, target, rows, accepted }) => ({ name, target, rows, accepted }));
  if (options['dry-run'] === true) return { ...counts(last.counts, null), dryRun: true, aliases };
  const { importId, ...done } = await api('imports.apply', { uploadIds, mapping: last.mapping });
  return { ...counts(done, importId), aliases };
};

const undo = async ({ words, api, say }: CommandRun): Promise<Json> => {
  const importId = words[1];
  if (importId === undefined) throw new AppError('USAGE', { detail: 'import undo needs the id of the import' });
  const { kept, keptCount, ...taken } = await api('imports.undo', { importId });
  for (const { message } of kept) say(message);
  return { ...counts(taken, importId), kept: keptCount };
};

const attention = async ({ options, api }: CommandRun): Promise<Json> => {
  const { total, reasons } = await api('imports.attention.list', { limit: 1 });
  const dir = text(options, 'out');
  const files: string[] = [];
  if (dir !== undefined) {
    mkdirSync(dir, { recursive: true });
    for (const { fileName, text: content } of (await api('imports.attention.export', {})).files) {
      const file = resolve(join(dir, fileName));
      if (existsSync(file)) throw new AppError('FILE_EXISTS', { file: fileName });
      writeFileSync(file, content, { flag: 'wx' });
      files.push(file);
    }
  }
  return { needsAttention: total, reasons: Object.fromEntries(reasons.map(({ code, count }) => [code, count])), files };
};

export const importFiles: CliCommand = {
  usage: [
    'import FILE... [--mapping FILE] [--date-order mdy|dmy|ymd] [--decimal point|comma] [--encoding NAME] [--key COLUMN]',
    '         [--stage "WORD=open|won|lost"] [--holds FILE=KIND] [--save-mapping FILE] [--dry-run]   bring CSV and XLSX files in',
    '  import undo ID                       take an import back',
    '  import attention [--out DIR]         rows that wait; as CSV files with --out',
  ].join('\n'),
  store: 'open',
  options: {
    mapping: { type: 'string' },
    'save-mapping': { type: 'string' },
    'date-order': { type: 'string' },
    decimal: { type: 'string' },
    encoding: { type: 'string' },
    key: { type: 'string', multiple: true },
    stage: { type: 'string', multiple: true },
    holds: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
    out: { type: 'string' },
  },
  run: async (given) => {
    const [first] = given.words;
    if (first === undefined) throw new AppError('USAGE', { detail: 'import needs at least one file' });
    if (first === 'undo') return undo(given);
    if (first === 'attention') return attention(given);
    return importAll(given);
  },
};
