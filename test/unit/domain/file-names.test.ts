import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName, mediaTypeOf, openRuleOf } from '#shared/domain/file-names.ts';

test.each([
  ['plan 2026.pdf', 'plan 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system32\\calc.exe', 'calc.exe'],
  ['\\\\server\\share\\deal.docx', 'deal.docx'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['a.pdf\u0000.exe', 'a.pdf.exe'],
  ['report.pdf:hidden.exe', 'report.pdf-hidden.exe'],
  ['setup.exe. . .', 'setup.exe'],
  ['  .hidden  ', 'hidden'],
  ['CON.txt', 'CON-file.txt'],
  ['com1', 'com1-file'],
  ['what? <now>|*.csv', 'what- -now-.csv'],
  ['..', 'file'],
  ['', 'file'],
  ['Übersicht 計画.xlsx', 'Übersicht 計画.xlsx'],
  [`${'x'.repeat(400)}.pptx`, `${'x'.repeat(115)}.pptx`],
])('%j is called %j', (given, cleaned) => {
  expect(cleanFileName(given)).toBe(cleaned);
});

test('no name holds a path, a control character, a mark that turns the reading order, or more than a file system takes', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom('/', '\\', '.', ' ', ':', '\u202e', '\u200b', '\u0000', '\u0007', '😀', 'ü', 'a', 'CON', '.exe'),
      fc.string(),
    ),
    maxLength: 300,
  });
  fc.assert(
    fc.property(nasty, (given) => {
      const name = cleanFileName(given);
      expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]/u);
      expect(name).not.toMatch(/^[. ]|[. ]$/);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240);
      expect(name.length).toBeGreaterThan(0);
      expect(cleanFileName(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['plan.pdf', 'open'],
  ['PLAN.PDF', 'open'],
  ['photo.jpeg', 'open'],
  ['invoice.pdf.exe', 'never'],
  ['invoice.exe', 'never'],
  ['link.lnk', 'never'],
  ['save.scr', 'never'],
  ['page.html', 'never'],
  ['logo.svg', 'never'],
  ['macro.xlsm', 'ask'],
  ['archive.zip', 'ask'],
  ['README', 'ask'],
] as const)('%s: %s', (name, rule) => {
  expect(openRuleOf(name)).toBe(rule);
});

test('the media type comes from the ending alone, and no ending is one of the names that objects have', () => {
  expect(mediaTypeOf('a.pdf')).toBe('application/pdf');
  expect(mediaTypeOf('a.constructor')).toBe('application/octet-stream');
  expect(mediaTypeOf('a')).toBe('application/octet-stream');
});
