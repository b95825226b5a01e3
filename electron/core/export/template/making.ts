import type { Audience, TemplateData } from '#shared/template/data.ts';
import type { ContentTypes } from './content-types.ts';
import type { Parts } from './open-package.ts';
import type { Template } from './open-template.ts';
import { relationsOf, relationsBytes, relationsPath } from './relations.ts';

/** A deck while it is made: the template, and the parts of the new file, which start as those of the template. */
export type Making = { template: Template; data: TemplateData; audience: Audience; parts: Parts; types: ContentTypes };

export const startMaking = (template: Template, data: TemplateData, audience: Audience): Making => ({
  template,
  data,
  audience,
  parts: new Map(template.parts),
  types: { byEnding: new Map(template.types.byEnding), byPath: new Map(template.types.byPath) },
});

/** A path like another one that no part has: `ppt/slides/slide3.xml` gives `ppt/slides/slide12.xml`. */
export const freePath = (parts: Parts, like: string): string => {
  const [, stem = '', ending = ''] = /^(.*?)\d*(\.[^./]*)$/.exec(like) ?? [];
  const used = new Set([...parts.keys()].map((path) => path.toLowerCase()));
  let number = 1;
  while (used.has(`${stem}${number}${ending}`.toLowerCase())) number += 1;
  return `${stem}${number}${ending}`;
};

/** Adds a part under a free path like `like`, and says what it is. */
export const addPart = ({ parts, types }: Making, like: string, bytes: Uint8Array, type: string): string => {
  const path = freePath(parts, like);
  parts.set(path, bytes);
  types.byPath.set(path, type);
  return path;
};

/** What several slides may share; everything else belongs to one slide alone. */
const shared = /^(?:slideLayout|slideMaster|notesMaster|slide|notesSlide|theme|image|audio|video|media|hyperlink|font)$/;

/** A copy of a part and of all that belongs to it alone (a chart with its workbook), under new paths. Gives the path of the copy. */
export const copyPart = (making: Making, path: string): string => {
  const { parts, types } = making;
  const bytes = parts.get(path);
  if (!bytes) return path;
  const copy = freePath(parts, path);
  parts.set(copy, bytes);
  const type = types.byPath.get(path);
  if (type !== undefined) types.byPath.set(copy, type);
  const relations = relationsOf(parts, path);
  if (relations.length > 0) parts.set(relationsPath(copy), relationsBytes(copy, ownRelations(making, relations)));
  return copy;
};

/** The relations of a copied part: what belonged to the original alone is copied too. */
export const ownRelations = (making: Making, relations: ReturnType<typeof relationsOf>): ReturnType<typeof relationsOf> =>
  relations.map((relation) =>
    relation.external || shared.test(relation.kind) ? relation : { ...relation, target: copyPart(making, relation.target) },
  );
