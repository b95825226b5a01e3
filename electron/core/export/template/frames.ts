import type { Relation } from './relations.ts';
import type { XmlDocument } from './xml-part.ts';

/** What a page of a slide is made with: new parts go to `relations` by whoever draws them. */
export type Page = { document: XmlDocument; relations: Relation[] };
