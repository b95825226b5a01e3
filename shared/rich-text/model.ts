/** A piece of text of one look. A line break is "\n" inside the text. `href` begins with http:, https: or mailto:. */
export type RichRun = { text: string; bold?: true; italic?: true; strike?: true; href?: string };

/**
 * Rich text as a flat list. An item stands at depth 0 or 1; `number` is what the writer gave it, null for a bullet. Items that follow each other are one list as
 * long as depth and kind agree and numbers count on.
 */
export type RichBlock =
  | { kind: 'paragraph'; runs: RichRun[] }
  | { kind: 'heading'; runs: RichRun[] }
  | { kind: 'item'; depth: 0 | 1; number: number | null; runs: RichRun[] };

const protocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Whether a text may lead there: to the web or to a mail. */
export const isAllowedLink = (address: string): boolean => protocols.has(URL.parse(address)?.protocol ?? '');
