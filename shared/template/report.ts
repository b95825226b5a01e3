export type TagState = 'ok' | 'unknown' | 'empty' | 'wrongKind' | 'malformed';

/** Where in the template a tag stands. `slide` counts from one, in the order of the template; `place` is in words. */
export type TagPlace = { slide: number; place: string };

/** One tag of the template. `say` is a sentence about it: what is put there, or why nothing is. */
export type TagReport = { tag: string; where: TagPlace; state: TagState; say: string };

/** What is known of a template before anything is written. `leftOut`: sentences about what the copy for this audience drops of the template itself. */
export type TemplateReport = { slides: number; tags: TagReport[]; leftOut: string[] };
