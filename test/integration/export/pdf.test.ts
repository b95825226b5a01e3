import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzlibSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '#core/export/pdf.ts';
import { commentaryBlock } from '#shared/documents/commentary.ts';
import { sampleDocument } from '#test/support/sample-document.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Drawing instructions of all compressed streams of a PDF. */
const streamsOf = (bytes: Uint8Array): string[] => {
  const text = latin(bytes);
  return [...text.matchAll(/\/Filter \/FlateDecode[^]*?stream\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    try {
      return [latin(unzlibSync(bytes.slice(start, end)))];
    } catch {
      return [];
    }
  });
};
const pageCount = (bytes: Uint8Array): number => latin(bytes).match(/\/Type \/Page\b/g)?.length ?? 0;
const hexText = (text: string): string =>
  `<feff${[...text].map((char) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`;

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await writePdf(sampleDocument());
});

test('has pages of the size asked for, a language, and the title in its properties', async () => {
  expect(latin(bytes)).toMatch(/^%PDF-1\./);
  expect(latin(bytes)).toContain('/Lang (en-US)');
  expect(latin(bytes)).toContain('(ACME Corp: quarterly business review 2017-Q4)');
  expect(latin(bytes)).toMatch(/\/MediaBox \[0 0 595\.28\d* 841\.89\d*\]/);
  const letter = await writePdf(sampleDocument({ pageSize: 'Letter' }));
  expect(latin(letter)).toContain('/MediaBox [0 0 612 792]');
  expect(pageCount(bytes)).toBeGreaterThan(3);
});

test('embeds its own typeface and draws charts as vectors, with no image', () => {
  expect(latin(bytes)).toMatch(/\/FontName \/[A-Z]{6}\+Inter/);
  expect(latin(bytes)).not.toContain('/Subtype /Image');
  const blue = streamsOf(bytes).filter((stream) => /0\.12\d* 0\.37\d* 0\.65\d* (?:rg|scn)/.test(stream));
  expect(blue.length).toBeGreaterThan(1);
});

test('has an outline of its sections', () => {
  const text = latin(bytes);
  for (const title of ['Executive summary', 'Pipeline by name'])
    expect(text.includes(`/Title (${title})`) || text.toLowerCase().includes(hexText(title))).toBe(true);
});

test('gives the same bytes for the same document', async () => {
  expect(Buffer.compare(bytes, await writePdf(sampleDocument()))).toBe(0);
});

const hasPdftotext = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.runIf(hasPdftotext)('read with pdftotext', () => {
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-pdf-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const pagesOf = (pdf: Uint8Array): string[] => {
    const file = join(dir, 'read.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  };

  test('has the number and the as-of date on each page', () => {
    const pages = pagesOf(bytes);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('As of Dec 31, 2017');
    }
  });

  test('repeats the header of a table that goes on, keeps every row, and leaves the speaker notes out', () => {
    const pages = pagesOf(bytes);
    const withRows = pages.filter((page) => /^ *Customer \d\d {3}/m.test(page));
    expect(withRows.length).toBeGreaterThan(1);
    for (const page of withRows) expect(page).toContain('Amount (USD)');
    expect(new Set(pages.join('').match(/Customer \d\d/g)).size).toBe(33);
    expect(pages.join('')).not.toContain('Walk through the first ten');
  });

  test('writes the form of what a person wrote', async () => {
    const block = commentaryBlock('**Bold** *slanted* [link](https://acme.example/may)\nNext line\n- Dot\n  1. Below');
    const section = { key: 'one', title: 'One', layout: 'stack' as const, notes: '', blocks: block ? [block] : [] };
    const pdf = await writePdf(sampleDocument({ sections: [section] }));
    expect(latin(pdf)).toMatch(/\/FontName \/[A-Z]{6}\+Inter\S*Italic/);
    expect(latin(pdf)).toContain('/URI (https://acme.example/may)');
    const lines = pagesOf(pdf)
      .join('')
      .split('\n')
      .map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines).toEqual(expect.arrayContaining(['Bold slanted link', 'Next line', '• Dot', '1. Below']));
  });

  test('never leaves a title alone at the foot of a page', () => {
    const titles = sampleDocument().sections.map((section) => section.title);
    for (const page of pagesOf(bytes)) {
      const lines = page
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .slice(0, -1);
      expect(titles).not.toContain(lines.at(-1));
    }
  });

  test('writes what each figure says, why values are missing, and amounts in full', () => {
    const text = pagesOf(bytes).join('\n').replace(/\s+/g, ' ');
    for (const part of [
      '76,451.00',
      'Won deals over all deals closed in the quarter.',
      'Not available: no deal was closed in 2016-Q4; 12 open deals have no amount',
      'Figures behind this chart',
    ]) {
      expect(text).toContain(part);
    }
  });
});
