import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { render } from '#core/export/render.ts';
import { templateData } from '#test/support/template-data.ts';

const bytes = new Uint8Array(readFileSync(new URL('../../fixtures/templates/contents.pptx', import.meta.url)));

/** The template with some of its parts changed; null takes a part away. */
const changed = (change: Record<string, (text: string) => string | null>): Uint8Array => {
  const parts = unzipSync(bytes);
  for (const [path, make] of Object.entries(change)) {
    const text = make(parts[path] ? strFromU8(parts[path]) : '');
    if (text === null) delete parts[path];
    else parts[path] = strToU8(text);
  }
  return zipSync(parts, { level: 1 });
};
const related =
  (type: string, target: string, mode = '') =>
  (text: string) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" ${mode}/></Relationships>`,
    );
const slideRelations = 'ppt/slides/_rels/slide1.xml.rels';
const outcome = (template: Uint8Array): Promise<string> =>
  render({ kind: 'template', template, data: templateData(), audience: 'internal' }).then(
    () => 'filled',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

/** A file that unpacks to a gigabyte from a thousandth of it. */
const bomb = (): Uint8Array => {
  const parts = unzipSync(bytes);
  parts['ppt/media/zeros.bin'] = new Uint8Array(200 * 1024 * 1024);
  return zipSync(parts, { level: 1 });
};

test.each<[string, () => Uint8Array, string]>([
  ['text', () => strToU8('Not a deck at all'), 'TEMPLATE_NOT_PPTX'],
  ['nothing', () => new Uint8Array(), 'TEMPLATE_NOT_PPTX'],
  ['an archive of something else', () => zipSync({ 'a.txt': strToU8('a') }), 'TEMPLATE_NOT_PPTX'],
  [
    'a file with a password',
    () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
    'TEMPLATE_NOT_PPTX',
  ],
  [
    'a text document',
    () => changed({ '[Content_Types].xml': (text) => text.replace('presentationml.presentation', 'wordprocessingml.document') }),
    'TEMPLATE_NOT_PPTX',
  ],
  ['half a file', () => bytes.slice(0, bytes.length / 2), 'TEMPLATE_DAMAGED'],
  ['a broken slide', () => changed({ 'ppt/slides/slide2.xml': (text) => text.replace('</p:spTree>', '') }), 'TEMPLATE_DAMAGED'],
  ['a slide that is missing', () => changed({ 'ppt/slides/slide2.xml': () => null }), 'TEMPLATE_DAMAGED'],
  ['macros', () => changed({ 'ppt/vbaProject.bin': () => 'x' }), 'TEMPLATE_MACROS'],
  [
    'the type of a deck with macros',
    () =>
      changed({
        '[Content_Types].xml': (text) =>
          text.replace(
            'vnd.openxmlformats-officedocument.presentationml.presentation.main',
            'vnd.ms-powerpoint.presentation.macroEnabled.main',
          ),
      }),
    'TEMPLATE_MACROS',
  ],
  [
    'macros under another name, by the type of their ending',
    () =>
      changed({
        'ppt/media/sound.wav': () => 'x',
        '[Content_Types].xml': (text) =>
          text.replace('<Default', '<Default Extension="wav" ContentType="application/vnd.ms-office.vbaProject"/><Default'),
      }),
    'TEMPLATE_MACROS',
  ],
  [
    'macros under another name, by what leads to them',
    () =>
      changed({
        'ppt/media/sound.wav': () => 'x',
        'ppt/_rels/presentation.xml.rels': related('vbaProject', 'media/sound.wav'),
      }),
    'TEMPLATE_MACROS',
  ],
  [
    'a workbook with macros inside',
    () =>
      changed({
        'ppt/embeddings/book.xlsm': () => 'x',
        '[Content_Types].xml': (text) =>
          text.replace('<Default', '<Default Extension="xlsm" ContentType="application/vnd.ms-excel.sheet.macroEnabled.12"/><Default'),
      }),
    'TEMPLATE_MACROS',
  ],
  [
    'a linked object',
    () => changed({ [slideRelations]: related('oleObject', 'file:///C:/book.xlsx', 'TargetMode="External"') }),
    'TEMPLATE_LINKED',
  ],
  [
    'a linked picture',
    () => changed({ [slideRelations]: related('image', 'https://example.com/a.png', 'TargetMode="External"') }),
    'TEMPLATE_LINKED',
  ],
  [
    'entities of its own',
    () => changed({ 'ppt/slides/slide1.xml': (text) => text.replace('<p:sld ', '<!DOCTYPE p [<!ENTITY a "b">]><p:sld ') }),
    'TEMPLATE_UNSAFE',
  ],
  [
    'entities in a part that is only passed on',
    () => changed({ 'ppt/theme/theme1.xml': (text) => `<!DOCTYPE a>${text}` }),
    'TEMPLATE_UNSAFE',
  ],
  [
    'entities in another encoding',
    () => {
      const parts = unzipSync(bytes);
      const text = `\ufeff<!DOCTYPE a>${strFromU8(parts['ppt/theme/theme1.xml'] ?? new Uint8Array())}`;
      return zipSync({ ...parts, 'ppt/theme/theme1.xml': new Uint8Array(Buffer.from(text, 'utf16le')) }, { level: 1 });
    },
    'TEMPLATE_UNSAFE',
  ],
  ['a part that leads out of the file', () => changed({ '../../evil.xml': () => '<a/>' }), 'TEMPLATE_UNSAFE'],
  ['two parts of one name', () => changed({ 'PPT/slides/SLIDE1.xml': () => '<a/>' }), 'TEMPLATE_UNSAFE'],
  ['a bomb', bomb, 'TEMPLATE_UNSAFE'],
  [
    'no slides',
    () => changed({ 'ppt/presentation.xml': (text) => text.replace(/<p:sldIdLst>.*<\/p:sldIdLst>/, '') }),
    'TEMPLATE_NO_SLIDES',
  ],
])('refuses %s with a code of its own', async (_, make, code) => {
  expect(await outcome(make())).toBe(code);
});

test('takes links that a reader clicks, and a relation that leads nowhere', async () => {
  const link = changed({ [slideRelations]: related('hyperlink', 'https://example.com/', 'TargetMode="External"') });
  expect(await outcome(link)).toBe('filled');
  expect(await outcome(changed({ [slideRelations]: related('image', '../media/gone.png') }))).toBe('filled');
});

test('takes 60 MB, and refuses one byte more', async () => {
  const parts = unzipSync(bytes);
  const size = (length: number): Uint8Array =>
    zipSync({ ...parts, 'ppt/media/film.mp4': [new Uint8Array(length), { level: 0 }] }, { level: 1 });
  const room = 60 * 1024 * 1024 - size(0).length;
  expect(size(room)).toHaveLength(60 * 1024 * 1024);
  expect(await outcome(size(room))).toBe('filled');
  expect(await outcome(size(room + 1))).toBe('TEMPLATE_TOO_LARGE');
});

test('says that nothing is left when conditions leave out every slide', async () => {
  const template = changed({
    'ppt/slides/slide1.xml': (text) => text.replace('Quarterly business review', '{{#if never}}'),
    'ppt/slides/slide6.xml': (text) => text.replace('What we promised', '{{/if}}'),
  });
  const data = { ...templateData(), conditions: { never: false } };
  await expect(render({ kind: 'template', template, data, audience: 'internal' })).rejects.toMatchObject({ code: 'TEMPLATE_NO_SLIDES' });
});
