import { type OfficePackage, relationsOf } from './open-package.ts';
import { attribute, below, readRoot } from './xml.ts';

const faultOf = (xml: string): string | null => {
  try {
    readRoot(xml);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'unreadable';
  }
};

const typeFaults = (file: OfficePackage): string[] => {
  const types = readRoot(file.text('[Content_Types].xml'));
  const extensions = new Set(below(types, 'Default').map((one) => attribute(one, 'Extension').toLowerCase()));
  const named = below(types, 'Override').map((one) => attribute(one, 'PartName').slice(1));
  const typed = new Set(named);
  const untyped = file.paths.filter(
    (path) => path !== '[Content_Types].xml' && !typed.has(path) && !extensions.has(path.split('.').at(-1)?.toLowerCase() ?? ''),
  );
  return [
    ...untyped.map((path) => `${path} has no content type`),
    ...named.filter((path) => !file.paths.includes(path)).map((path) => `${path} has a content type and is not there`),
    ...(typed.size < named.length ? ['a part has two content types'] : []),
  ];
};

const sourceOf = (relations: string): string => relations.replace(/(^|\/)_rels\//, '$1').replace(/\.rels$/, '');

const relationFaults = (file: OfficePackage): string[] =>
  file.paths
    .filter((path) => path.endsWith('.rels') && path !== '_rels/.rels')
    .flatMap((path) => {
      const source = sourceOf(path);
      const related = relationsOf(file, source);
      const ids = new Set(related.map(({ id }) => id));
      const used = file.paths.includes(source) ? [...file.text(source).matchAll(/ r:(?:id|embed|link|pict)="([^"]+)"/g)] : [];
      const known = new Set(below(readRoot(file.text(path)), 'Relationship').map((one) => attribute(one, 'Id')));
      return [
        ...related.filter((one) => !file.paths.includes(one.path)).map((one) => `${source} names ${one.path}, which is not there`),
        ...used.flatMap(([, id]) => (known.has(id ?? '') ? [] : [`${source} uses the relation ${id}, which is not there`])),
        ...(ids.size < related.length ? [`${source} has two relations of one name`] : []),
      ];
    });

const slideFaults = (file: OfficePackage, path: string): string[] => {
  const slide = readRoot(file.text(path));
  const ids = below(slide, 'p:cNvPr').map((one) => attribute(one, 'id'));
  const uneven = below(slide, 'a:tbl').filter((table) => {
    const columns = below(table, 'a:gridCol').length;
    return below(table, 'a:tr').some((row) => below(row, 'a:tc').length !== columns);
  });
  return [
    ...(new Set(ids).size < ids.length ? [`${path} has two shapes of one id`] : []),
    ...(uneven.length > 0 ? [`${path} has a table whose rows are not as long as its grid`] : []),
  ];
};

/** What would make PowerPoint or Excel offer a repair: broken XML, parts without a type, relations to nothing, ids twice, uneven tables. */
export const findFaults = (file: OfficePackage): string[] => {
  const broken = file.paths
    .filter((path) => /\.(?:xml|rels)$/.test(path))
    .flatMap((path) => {
      const fault = faultOf(file.text(path));
      return fault === null ? [] : [`${path}: ${fault}`];
    });
  if (broken.length > 0) return broken;
  const slides = file.paths.filter((path) => /^ppt\/slides\/[^/]+\.xml$/.test(path));
  return [...typeFaults(file), ...relationFaults(file), ...slides.flatMap((path) => slideFaults(file, path))];
};
