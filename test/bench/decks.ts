import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExportedFile, ExportFormat } from '#shared/api/qbr-exports.ts';
import { packageToDocument, type PaperOptions } from '#shared/qbr/document.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { packageToTemplateData } from '#shared/qbr/template-data/build.ts';
import { packageToWorkbook } from '#shared/qbr/workbook.ts';
import { openBench } from '#test/support/bench.ts';
import { compareDeck, compareFilled } from './decks/compare.ts';
import { findFaults } from './decks/find-faults.ts';
import { convertAll, pagesOf, versionOf } from './decks/office.ts';
import { openBytes, openPackage } from './decks/open-package.ts';
import { type ReadSlide, readSlides } from './decks/read-deck.ts';
import { sheetNames } from './decks/read-sheet.ts';

/**
 * Packages of many partners of all types, from the larger sample, through the product's own job; LibreOffice then opens and converts every deck and workbook, and
 * what another reader finds in the files is held against the model. `--packages 100`, `--audience partner`, `--template FILE.pptx`, `--keep` for the files.
 * Prints a JSON summary with what is wrong by file, and ends with an error code when anything is.
 */
const valueOf = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const wanted = Number(valueOf('--packages') ?? 100);
const audience = valueOf('--audience') === 'partner' ? 'partner' : 'internal';
const templatePath = valueOf('--template');
const formats = ExportFormat.options.filter((format) => format !== 'md');

const office = versionOf('soffice', '--version');
if (office === null) process.stderr.write('LibreOffice (soffice) is not installed: the files are read back, but nobody else opens them.\n');
const canCount = versionOf('pdfinfo', '-v') !== null;
if (!canCount) process.stderr.write('pdfinfo is not installed: pages of PDFs are not counted.\n');

type Made = { built: QbrPackage; files: ExportedFile[] };

const bench = await openBench(() => undefined);
const { api } = bench;
const faults: Record<string, string[]> = {};
const blame = (file: string, found: readonly string[]): void => {
  if (found.length > 0) faults[file] = [...(faults[file] ?? []), ...found];
};

/** One after the other of each type in turn, so that few packages already have all types. */
const inTurn = <T>(groups: readonly (readonly T[])[]): T[] =>
  Array.from({ length: Math.max(0, ...groups.map(({ length }) => length)) }, (_, index) =>
    groups.flatMap((group) => group.slice(index, index + 1)),
  ).flat();

const makePackages = async (): Promise<Made[]> => {
  await api('sample.add', { size: 'cam-l' });
  const { partners } = await api('partners.list', {});
  const types = Map.groupBy(partners, ({ type }) => type);
  const { entries } = await api('qbrs.list', {});
  const quarterOf = new Map(entries.map(({ partnerId, quarter }) => [partnerId, quarter]));
  const chosen = inTurn([...types.values()].map((group) => group.filter(({ id }) => quarterOf.has(id)))).slice(0, wanted);
  const made: Made[] = [];
  for (const { id: partnerId } of chosen) {
    const { id } = await api('qbrs.create', { partnerId, quarter: quarterOf.get(partnerId) ?? '' });
    const dir = join(bench.dir, 'exports');
    const { package: built, files } = await api('qbrs.export', { id, formats, dir, audience, ...(templatePath ? { templatePath } : {}) });
    made.push({ built, files });
  }
  return made;
};

const paper: PaperOptions = { language: 'en', pageSize: 'A4', createdAt: new Date(0).toISOString(), audience };
const template = templatePath === undefined ? null : readSlides(openBytes(new Uint8Array(readFileSync(templatePath))));

const compareSlides = (slides: readonly ReadSlide[], built: QbrPackage): string[] =>
  template ? compareFilled(slides, template, packageToTemplateData(built, paper)) : compareDeck(slides, packageToDocument(built, paper));

const compareSheets = (names: readonly string[], built: QbrPackage): string[] => {
  const { sheets, readMe } = packageToWorkbook(built, paper);
  const wantedNames = [...sheets, readMe].map(({ name }) => name);
  return names.length === wantedNames.length ? [] : [`sheets ${names.join(', ')} for ${wantedNames.join(', ')}`];
};

const count = { slides: 0, charts: 0, points: 0, gaps: 0, pages: 0 };

/** What is wrong with a file by itself; for a deck, its number of slides. */
const readBack = ({ format, path }: ExportedFile, built: QbrPackage): { found: string[]; slides: number | null } => {
  if (format === 'pdf') {
    const pages = canCount ? pagesOf(path) : null;
    count.pages += pages ?? 0;
    return { found: canCount && pages === null ? ['pdfinfo cannot read it'] : [], slides: null };
  }
  const file = openPackage(path);
  const found = findFaults(file);
  if (found.length > 0) return { found, slides: null };
  if (format === 'xlsx') return { found: compareSheets(sheetNames(file), built), slides: null };
  const slides = readSlides(file);
  const values = slides.flatMap(({ charts }) => charts.flatMap(({ shown }) => shown.series.flatMap((series) => series.values)));
  count.slides += slides.length;
  count.charts += slides.reduce((sum, { charts }) => sum + charts.length, 0);
  count.points += values.filter((value) => value !== null).length;
  count.gaps += values.filter((value) => value === null).length;
  return { found: compareSlides(slides, built), slides: slides.length };
};

try {
  const made = await makePackages();
  const types = new Set(made.map(({ built }) => built.partner.type));
  const slidesIn = new Map<string, number>();
  for (const { built, files } of made)
    for (const file of files) {
      const { found, slides } = readBack(file, built);
      blame(file.name, found);
      if (slides !== null) slidesIn.set(file.path, slides);
    }
  let converted = 0;
  for (const format of office === null ? [] : (['pptx', 'xlsx'] as const)) {
    const paths = made.flatMap(({ files }) => files.filter((file) => file.format === format).map(({ path }) => path));
    for (const [path, pdf] of convertAll(paths, bench.dir, format)) {
      const name = path.split(/[\\/]/).at(-1) ?? path;
      if (pdf === null) blame(name, ['LibreOffice did not convert it']);
      else converted += 1;
      const pages = pdf !== null && canCount ? pagesOf(pdf) : null;
      if (pages !== null && format === 'pptx' && pages !== slidesIn.get(path))
        blame(name, [`LibreOffice has ${pages} slides for ${slidesIn.get(path)}`]);
    }
  }
  const broken = Object.keys(faults).length;
  const summary = {
    name: 'decks',
    packages: made.length,
    types: types.size,
    audience,
    office,
    converted,
    ...count,
    failed: broken,
    faults,
  };
  process.stdout.write(`${JSON.stringify(summary, null, process.argv.includes('--json') ? 0 : 2)}\n`);
  if (broken > 0 || made.length < wanted) process.exitCode = 1;
} finally {
  if (process.argv.includes('--keep')) {
    await bench.app.close();
    process.stderr.write(`${bench.dir}\n`);
  } else await bench.close();
}
