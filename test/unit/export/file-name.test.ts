import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportFileName, fileNamePart, nextVersion } from '#core/export/file-name.ts';

const name = { period: '2026-Q4', subject: 'ACME Corp', kind: 'QBR', version: 3, date: '2026-11-20', extension: 'pptx' };

test('names a file after quarter, partner, kind, version and date', () => {
  expect(exportFileName(name)).toBe('2026-Q4_ACME-Corp_QBR_v3_2026-11-20.pptx');
});

test.each([
  ['ACME Corp', 'ACME-Corp'],
  ['Müller & Söhne GmbH', 'Müller-&-Söhne-GmbH'],
  ['Mu\u0308ller', 'Müller'],
  ['株式会社日立', '株式会社日立'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
  ['under_score', 'under-score'],
  ["O'Neil", 'O-Neil'],
  ['CON', 'CON-file'],
  ['com1', 'com1-file'],
  ['lpt¹', 'lpt¹-file'],
  ['nul.txt', 'nul-file.txt'],
  ['CONSOLE', 'CONSOLE'],
  ['Trailing dots...', 'Trailing-dots'],
  ['  .hidden', 'hidden'],
  ['..', 'unnamed'],
  ['', 'unnamed'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['tab\tand\nline', 'tab-and-line'],
  ['null\u0000byte', 'nullbyte'],
])('makes %j safe as %j', (text, part) => {
  expect(fileNamePart(text)).toBe(part);
});

test('cuts a long name between whole characters', () => {
  expect(fileNamePart('x'.repeat(200))).toHaveLength(60);
  const families = fileNamePart('👨‍👩‍👧‍👦'.repeat(40));
  expect([...families].every((char) => '👨👩👧👦'.includes(char))).toBe(true);
});

test('gives a name that Windows accepts for any text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 150 });
  fc.assert(
    fc.property(text, text, text, (period, subject, kind) => {
      const made = exportFileName({ ...name, period, subject, kind });
      expect(made).toMatch(/^[^\p{Cc}<>:"/\\|?*]+_v3_2026-11-20\.pptx$/u);
      expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255);
      expect(made).toBe(made.trim());
    }),
  );
});

test('counts the version up from the highest of any date and kind of file, whatever the case', () => {
  const files = [
    '2026-Q4_ACME-Corp_QBR_v2_2026-11-19.pptx',
    '2026-q4_acme-corp_qbr_V4_2026-11-20.pdf',
    '2026-Q4_ACME-Corp-Europe_QBR_v9_2026-11-20.pptx',
    '2026-Q4_ACME-Corp_QBR_vX_2026-11-20.pptx',
    'notes.txt',
  ];
  expect(nextVersion(name, files)).toBe(5);
  expect(nextVersion(name, [])).toBe(1);
});

test('names what has revisions after its revision, and counts from the second file of a day on', () => {
  const plan = { period: '2026', subject: 'ACME Corp', kind: 'Plan', revision: 2, date: '2026-11-20' };
  expect(exportFileName({ ...plan, version: 1, extension: 'pdf' })).toBe('2026_ACME-Corp_Plan_r2_2026-11-20.pdf');
  expect(exportFileName({ ...plan, version: 3, extension: 'pdf' })).toBe('2026_ACME-Corp_Plan_r2_2026-11-20_v3.pdf');
  const others = [
    '2026_ACME-Corp_Plan_r2_2026-11-19_v4.pdf',
    '2026_ACME-Corp_Plan_r1_2026-11-20.pdf',
    '2026_ACME-Corp_Plan_r2_2026-11-200.pdf',
  ];
  expect(nextVersion(plan, others)).toBe(1);
  expect(nextVersion(plan, [...others, '2026_ACME-Corp_plan_r2_2026-11-20.xlsx'])).toBe(2);
  expect(nextVersion(plan, ['2026_ACME-Corp_Plan_r2_2026-11-20_v2.md'])).toBe(3);
});
