import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fillBytes, fixture, inspectBytes, relationsIn } from '#test/support/filled-template.ts';
import { templateData } from '#test/support/template-data.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const other = 'http://schemas.microsoft.com/office/2011/relationships';
const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const spaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"';
const box = '<p:spPr><a:xfrm><a:off x="100" y="100"/><a:ext cx="900000" cy="900000"/></a:xfrm></p:spPr>';
const shape = (id: number, text: string, label = ''): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Box" ${label}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>${box}<p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
const linked = (id: number, text: string, to: string): string =>
  shape(id, text).replace('<a:t>', `<a:rPr><a:hlinkClick r:id="${to}" action="ppaction://hlinksldjump"/></a:rPr><a:t>`);
const graphic = (id: number, kind: string, inner: string): string =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="Frame"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></p:xfrm><a:graphic><a:graphicData uri="${kind}">${inner}</a:graphicData></a:graphic></p:graphicFrame>`;
const cell = (text: string): string => `<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
const table = (...cells: string[]): string =>
  `<a:tbl><a:tblGrid><a:gridCol w="900000"/></a:tblGrid>${cells.map((text) => `<a:tr h="100000">${cell(text)}</a:tr>`).join('')}</a:tbl>`;
const picture = (id: number): string =>
  `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="Picture of the sheet"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rIdPicture"/></p:blipFill>${box}</p:pic>`;
const alternatives = (choice: string, fallback: string): string =>
  `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:x="x" Requires="x">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const book = zipSync({ 'xl/worksheets/sheet2.xml': strToU8('<x>MARK-workbook</x>') });

/** A company's deck with a marker wherever something lies behind, below or beside what its slides show. */
const withPlaces = (): Uint8Array => {
  const parts = unzipSync(fixture('contents'));
  const change = (path: string, make: (xml: string) => string): void => {
    parts[path] = strToU8(
      make(
        strFromU8(
          parts[path] ?? strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'),
        ),
      ),
    );
  };
  const relate = (path: string, ...entries: string[]): void =>
    change(path, (xml) => xml.replace('</Relationships>', `${entries.join('')}</Relationships>`));
  const put = (path: string, xml: string): void => {
    parts[path] = strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  };
  const draw = (path: string, ...shapes: string[]): void =>
    change(path, (xml) => xml.replace('</p:spTree>', `${shapes.join('')}</p:spTree>`));

  // what other programs attach to layouts, masters and the file
  put('ppt/tags/tag7.xml', `<p:tagLst ${spaces}><p:tag name="X" val="MARK-layoutTag"/></p:tagLst>`);
  put('customXml/item7.xml', '<x>MARK-masterXml</x>');
  put('docMetadata/LabelInfo.xml', '<x>MARK-label</x>');
  put('ppt/webextensions/taskpanes.xml', '<x>MARK-taskpane</x>');
  put('ppt/handoutMasters/handoutMaster1.xml', `<p:handoutMaster ${spaces}>MARK-handout</p:handoutMaster>`);
  put('ppt/notesMasters/more.xml', '<x>MARK-notesMaster</x>');
  relate('ppt/slideLayouts/_rels/slideLayout2.xml.rels', relation('rIdT', `${office}/tags`, '../tags/tag7.xml'));
  change('ppt/slideLayouts/slideLayout2.xml', (xml) =>
    xml.replace('</p:cSld>', '<p:custDataLst><p:tags r:id="rIdT"/></p:custDataLst></p:cSld>'),
  );
  relate('ppt/slideMasters/_rels/slideMaster1.xml.rels', relation('rIdX', `${office}/customXml`, '../../customXml/item7.xml'));
  relate('ppt/notesMasters/_rels/notesMaster1.xml.rels', relation('rIdX', `${office}/customXml`, 'more.xml'));
  relate(
    '_rels/.rels',
    relation('rIdL', 'http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels', 'docMetadata/LabelInfo.xml'),
    relation('rIdW', `${other}/webextensiontaskpanes`, 'ppt/webextensions/taskpanes.xml'),
  );
  relate('ppt/_rels/presentation.xml.rels', relation('rIdM', `${office}/handoutMaster`, 'handoutMasters/handoutMaster1.xml'));
  change('ppt/presentation.xml', (xml) =>
    xml.replace('<p:sldIdLst>', '<p:handoutMasterIdLst><p:handoutMasterId r:id="rIdM"/></p:handoutMasterIdLst><p:sldIdLst>'),
  );

  // comments as PowerPoint writes them today, named in an extension of the slide
  put('ppt/comments/modernComment1.xml', '<x>MARK-comment</x>');
  relate('ppt/slides/_rels/slide1.xml.rels', relation('rIdComment', `${other}/comments`, '../comments/modernComment1.xml'));
  change('ppt/slides/slide1.xml', (xml) =>
    xml.replace('</p:sld>', '<p:extLst><p:ext uri="{6950BFC3}"><x:commentRel xmlns:x="x" r:id="rIdComment"/></p:ext></p:extLst></p:sld>'),
  );

  // ways to a slide that the partner does not get
  change('ppt/slides/slide4.xml', (xml) => xml.replace('<p:sld ', '<p:sld show="0" ').replace('Pipeline by name', 'MARK-hiddenSlide'));
  relate(
    'ppt/slideLayouts/_rels/slideLayout2.xml.rels',
    relation('rIdS', `${office}/slide`, '../slides/slide4.xml'),
    relation('rIdMdf', `${office}/slide`, '../slides/slide5.xml'),
  );
  draw('ppt/slideLayouts/slideLayout2.xml', linked(901, 'To the pipeline', 'rIdS'), linked(908, 'To the funds', 'rIdMdf'));
  put('ppt/viewProps.xml', `<p:viewPr ${spaces}><p:outlineViewPr><p:sldLst><p:sld r:id="rIdS"/></p:sldLst></p:outlineViewPr></p:viewPr>`);
  relate('ppt/_rels/viewProps.xml.rels', relation('rIdS', `${office}/slide`, 'slides/slide4.xml'));
  relate('ppt/_rels/presentation.xml.rels', relation('rIdV', `${office}/viewProps`, 'viewProps.xml'));

  // workbooks behind what a slide shows
  parts['ppt/embeddings/book1.xlsx'] = book;
  parts['ppt/embeddings/book2.xlsx'] = book;
  parts['ppt/media/sheet.png'] = strToU8('a picture');
  put('ppt/charts/chart9.xml', `<c:chartSpace ${spaces}><c:chart/><c:externalData r:id="rId1"/></c:chartSpace>`);
  relate('ppt/charts/_rels/chart9.xml.rels', relation('rId1', `${office}/package`, '../embeddings/book1.xlsx'));
  relate(
    'ppt/slides/_rels/slide1.xml.rels',
    relation('rIdChart', `${office}/chart`, '../charts/chart9.xml'),
    relation('rIdBook', `${office}/package`, '../embeddings/book2.xlsx'),
    relation('rIdPicture', `${office}/image`, '../media/sheet.png'),
  );
  const object = (inner: string): string => `<p:oleObj progId="Excel.Sheet.12" r:id="rIdBook"><p:embed/>${inner}</p:oleObj>`;

  // drawings with parts of their own, one of them marked as ours in its words
  parts['ppt/media/secret.png'] = strToU8('MARK-picture');
  const diagram = (name: string, words: string): string => {
    put(
      `ppt/diagrams/${name}.xml`,
      `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" ${spaces}><a:p><a:r><a:t>${words}</a:t></a:r></a:p><x relId="${name}Drawing"/></dgm:dataModel>`,
    );
    put(`ppt/diagrams/${name}Drawing.xml`, `<x>${words}</x>`);
    relate(
      'ppt/slides/_rels/slide1.xml.rels',
      relation(`${name}Data`, `${office}/diagramData`, `../diagrams/${name}.xml`),
      relation(`${name}Drawing`, `${other}/diagramDrawing`, `../diagrams/${name}Drawing.xml`),
    );
    return `<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="${name}Data"/>`;
  };
  relate('ppt/slides/_rels/slide1.xml.rels', relation('rIdSecret', `${office}/image`, '../media/secret.png'));
  draw(
    'ppt/slides/slide1.xml',
    graphic(910, 'http://schemas.openxmlformats.org/drawingml/2006/diagram', diagram('ours', '{{internal}} MARK-smartArt')),
    graphic(911, 'http://schemas.openxmlformats.org/drawingml/2006/diagram', diagram('theirs', 'How we work')),
    picture(912).replace('name="Picture of the sheet"', 'name="Ours" descr="{{internal}}"').replace('rIdPicture', 'rIdSecret'),
  );

  // what is on a slide and not to be seen there, or marked as ours
  draw(
    'ppt/slides/slide1.xml',
    graphic(902, 'http://schemas.openxmlformats.org/drawingml/2006/chart', `<c:chart ${spaces} r:id="rIdChart"/>`),
    graphic(903, 'http://schemas.openxmlformats.org/presentationml/2006/ole', alternatives(object(''), object(picture(0)))),
    graphic(904, 'http://schemas.openxmlformats.org/drawingml/2006/table', table('{{internal}}', 'MARK-tableCell')),
    shape(905, 'MARK-hiddenShape', 'hidden="1"'),
    alternatives(shape(906, '{{internal}} MARK-choice'), shape(906, 'MARK-fallback')),
  );
  draw('ppt/slideLayouts/slideLayout2.xml', shape(907, 'MARK-layoutShape', 'descr="{{internal}}"'));
  return zipSync(parts, { level: 1 });
};

const carrying = (parts: Awaited<ReturnType<typeof fillBytes>>): string[] =>
  parts.paths.flatMap((path) => {
    const text = path.endsWith('.xlsx')
      ? Object.values(unzipSync(parts.raw(path)))
          .map((part) => strFromU8(part))
          .join()
      : parts.xml(path);
    return [...text.matchAll(/MARK-\w+/g)].map(([mark]) => mark);
  });

test('gives the partner nothing that lies behind layouts, charts and objects, or is not seen on a slide', async () => {
  const parts = await fillBytes(withPlaces(), templateData(), 'partner');
  expect(carrying(parts)).toEqual([]);
  const slide = parts.xml('ppt/slides/slide1.xml');
  expect(slide).toContain('Picture of the sheet');
  expect(slide).not.toMatch(/oleObj|commentRel|\{6950BFC3\}|extLst/);
  expect(parts.paths).toEqual(expect.arrayContaining(['ppt/diagrams/theirs.xml', 'ppt/diagrams/theirsDrawing.xml']));
  expect(parts.xml('ppt/charts/chart9.xml')).not.toContain('externalData');
  expect(parts.xml('ppt/slideLayouts/slideLayout2.xml')).toContain('To the pipeline');
  expect(parts.xml('ppt/slideLayouts/slideLayout2.xml')).not.toMatch(/rIdS|custDataLst/);
  expect(parts.xml('ppt/presentation.xml')).not.toMatch(/(?:notes|handout)MasterId/);
  for (const path of parts.paths.filter((one) => !one.endsWith('/')))
    for (const related of relationsIn(parts, path)) expect(parts.paths, `${path} to ${related.path}`).toContain(related.path);
});

test('keeps for ourselves what a deck carries, and no slide that is not among its slides', async () => {
  const data = { ...templateData(), conditions: { hasMdf: false } };
  const parts = await fillBytes(withPlaces(), data);
  expect(carrying(parts)).toEqual(
    expect.arrayContaining(['MARK-layoutTag', 'MARK-label', 'MARK-handout', 'MARK-workbook', 'MARK-hiddenShape']),
  );
  expect(parts.paths).not.toContain('ppt/slides/slide5.xml');
  expect(parts.xml('ppt/slideLayouts/slideLayout2.xml')).not.toContain('rIdMdf');
});

test('leaves a chart that is filled in with its workbook, and tells of those that it takes out', async () => {
  const { leftOut, tags } = await inspectBytes(withPlaces(), templateData(), 'partner');
  expect(leftOut).toEqual(
    expect.arrayContaining(['Shapes marked as internal or hidden: 6.', 'Workbooks and files behind charts and objects: 2.']),
  );
  expect(tags.filter(({ where }) => where.place === 'SmartArt or chart')).toMatchObject([{ tag: '{{internal}}', state: 'ok' }]);
  const parts = await fillBytes(fixture('dark'), templateData(), 'partner');
  expect(parts.paths.filter((path) => path.endsWith('.xlsx'))).not.toEqual([]);
});
