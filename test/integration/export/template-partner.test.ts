import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fillBytes, fixture, inspectBytes, relationsIn, slidePaths } from '#test/support/filled-template.ts';
import { templateData } from '#test/support/template-data.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const override = (path: string, type: string): string => `<Override PartName="/${path}" ContentType="${type}"/>`;

/** A company's deck as it grew over the years: in each place that a file has besides its slides there is a marker. */
const grown = (): Uint8Array => {
  const parts = unzipSync(fixture('contents'));
  const change = (path: string, make: (xml: string) => string): void => {
    parts[path] = strToU8(make(strFromU8(parts[path] ?? new Uint8Array())));
  };
  const relate = (path: string, ...entries: string[]): void =>
    change(path, (xml) => xml.replace('</Relationships>', `${entries.join('')}</Relationships>`));
  const put = (path: string, xml: string): void => {
    parts[path] = strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  };
  put(
    'ppt/comments/comment1.xml',
    '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm authorId="0"><p:text>MARK-comment</p:text></p:cm></p:cmLst>',
  );
  put(
    'ppt/commentAuthors.xml',
    '<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cmAuthor id="0" name="MARK-author" initials="M" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
  );
  put(
    'ppt/tags/tag1.xml',
    '<p:tagLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:tag name="X" val="MARK-tag"/></p:tagLst>',
  );
  put('ppt/changesInfos/changesInfo1.xml', '<x name="MARK-change"/>');
  put('customXml/item1.xml', '<x>MARK-customXml</x>');
  put(
    'docProps/custom.xml',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="MARK-custom"/></Properties>',
  );
  put('ppt/loose.xml', '<x>MARK-unrelated</x>');
  parts['docProps/thumbnail.jpeg'] = strToU8('MARK-thumbnail');
  change('docProps/core.xml', (xml) => xml.replace('</cp:coreProperties>', '<cp:keywords>MARK-keywords</cp:keywords></cp:coreProperties>'));
  change('docProps/app.xml', (xml) => xml.replace('</Properties>', '<Manager>MARK-manager</Manager></Properties>'));
  relate(
    'ppt/slides/_rels/slide1.xml.rels',
    relation('rIdC', `${office}/comments`, '../comments/comment1.xml'),
    relation('rIdT', `${office}/tags`, '../tags/tag1.xml'),
  );
  change('ppt/slides/slide1.xml', (xml) => xml.replace('</p:cSld>', '<p:custDataLst><p:tags r:id="rIdT"/></p:custDataLst></p:cSld>'));
  relate(
    'ppt/_rels/presentation.xml.rels',
    relation('rIdA', `${office}/commentAuthors`, 'commentAuthors.xml'),
    relation('rIdX', `${office}/customXml`, '../customXml/item1.xml'),
    relation('rIdH', 'http://schemas.microsoft.com/office/2016/11/relationships/changesInfo', 'changesInfos/changesInfo1.xml'),
  );
  relate(
    '_rels/.rels',
    relation('rIdP', `${office}/custom-properties`, 'docProps/custom.xml'),
    relation('rIdM', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail', 'docProps/thumbnail.jpeg'),
  );
  change('ppt/presentation.xml', (xml) =>
    xml.replace(
      '</p:presentation>',
      '<p:custShowLst><p:custShow name="MARK-show" id="0"><p:sldLst><p:sld r:id="rId4"/><p:sld r:id="rId8"/></p:sldLst></p:custShow></p:custShowLst><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst><p14:section name="MARK-section" id="{00000000-0000-0000-0000-000000000001}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="260"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>',
    ),
  );
  change('ppt/slides/slide4.xml', (xml) => xml.replace('<p:sld ', '<p:sld show="0" ').replace('Pipeline by name', 'MARK-hidden'));
  change('ppt/slides/slide6.xml', (xml) => xml.replace('What we promised', '{{internal}} MARK-title'));
  change('[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      `${override('ppt/comments/comment1.xml', 'application/vnd.openxmlformats-officedocument.presentationml.comments+xml')}${override('ppt/tags/tag1.xml', 'application/vnd.openxmlformats-officedocument.presentationml.tags+xml')}</Types>`,
    ),
  );
  return zipSync(parts, { level: 1 });
};

test('gives the partner nothing of what a deck carries besides its slides', async () => {
  const parts = await fillBytes(grown(), templateData(), 'partner');
  const found = parts.paths.filter((path) => !path.endsWith('/') && parts.xml(path).includes('MARK-'));
  expect(found).toEqual([]);
  for (const name of ['comment', 'tags/', 'customXml', 'changesInfo', 'custom.xml', 'thumbnail', 'notesSlides', 'loose'])
    expect(
      parts.paths.filter((path) => path.includes(name)),
      name,
    ).toEqual([]);
  for (const path of parts.paths.filter((one) => !one.endsWith('/')))
    for (const related of relationsIn(parts, path)) expect(parts.paths, `${path} to ${related.path}`).toContain(related.path);
  expect(parts.xml(slidePaths(parts)[0] ?? '')).not.toContain('custDataLst');
});

test('tells what the partner does not get before anything is written', async () => {
  expect((await inspectBytes(grown(), templateData(), 'partner')).leftOut).toEqual([
    'Slides marked as internal or hidden: 4, 6.',
    'Notes of the template: 1.',
    'Comments of the template: 2 parts.',
    'Data that other programs have attached: 3 parts.',
    'Custom properties, the names of authors and the names of sections.',
  ]);
});

test('keeps comments, sections and custom shows for ourselves, without slides that are gone', async () => {
  const data = { ...templateData(), conditions: { hasMdf: false } };
  const parts = await fillBytes(grown(), data);
  expect(parts.paths).toEqual(expect.arrayContaining(['ppt/comments/comment1.xml', 'customXml/item1.xml', 'docProps/custom.xml']));
  const xml = parts.xml('ppt/presentation.xml');
  expect([...xml.matchAll(/<p14:sldId id="(\d+)"/g)].map(([, id]) => id)).toEqual(['256']);
  expect([...xml.matchAll(/<p:sld r:id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['rId4']);
  expect(parts.xml('docProps/core.xml')).toContain('Business review of ACME Corp 2017-Q4');
  expect(parts.paths.filter((path) => parts.xml(path).includes('MARK-thumbnail') || parts.xml(path).includes('MARK-manager'))).toEqual([]);
});
