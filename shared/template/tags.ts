/** Why a tag cannot be read; the sentences are in the catalog of template words. */
export type Malformed = 'unclosed' | 'noName' | 'badName' | 'unknownBlock' | 'unopened' | 'unended' | 'overlaps';

export type BlockTag = { kind: 'each'; name: string } | { kind: 'if'; name: string; not: boolean };
export type BoundTag = { kind: 'table' | 'chart' | 'image'; name: string };
export type Tag =
  | { kind: 'value'; name: string }
  | BoundTag
  | BlockTag
  | { kind: 'end'; of: BlockTag['kind'] }
  | { kind: 'internal' }
  | { kind: 'malformed'; reason: Malformed };

/** A tag and where it stands in its text: from the first brace to behind the last. */
export type FoundTag = { tag: Tag; source: string; from: number; to: number };

const nameShape = /^[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*$/u;
const malformed = (reason: Malformed): Tag => ({ kind: 'malformed', reason });

const blockOf = (inner: string): Tag => {
  const [, word = '', rest = ''] = /^#\s*(\S+)\s*(.*)$/.exec(inner) ?? [];
  const kind = word.toLowerCase();
  if (kind !== 'each' && kind !== 'if') return malformed('unknownBlock');
  const [, not, name = ''] = /^(not\s+|!\s*)?(.*)$/i.exec(rest) ?? [];
  if (name === '') return malformed('noName');
  if (!nameShape.test(name) || (not && kind === 'each')) return malformed('badName');
  return kind === 'each' ? { kind, name } : { kind, name, not: not !== undefined };
};

const tagOf = (inner: string): Tag => {
  if (inner === '') return malformed('noName');
  if (inner.startsWith('#')) return blockOf(inner);
  if (inner.startsWith('/')) {
    const word = inner.slice(1).trim().toLowerCase();
    return word === 'each' || word === 'if' ? { kind: 'end', of: word } : malformed('unknownBlock');
  }
  if (!nameShape.test(inner)) return malformed('badName');
  if (inner.toLowerCase() === 'internal') return { kind: 'internal' };
  const [, kind = '', name = ''] = /^(table|chart|image)\.(.+)$/i.exec(inner) ?? [];
  switch (kind.toLowerCase()) {
    case 'table':
      return { kind: 'table', name };
    case 'chart':
      return { kind: 'chart', name };
    case 'image':
      return { kind: 'image', name };
    default:
      return { kind: 'value', name: inner };
  }
};

/**
 * The tags of a text in order. Blanks inside the braces do not count. Braces that open and never close are reported where they open, two characters long, and
 * what follows is read on.
 */
export const findTags = (text: string): FoundTag[] => {
  const found: FoundTag[] = [];
  let at = text.indexOf('{{');
  while (at >= 0) {
    // of three braces the inner two are the tag's
    while (text[at + 2] === '{') at += 1;
    const close = text.indexOf('}}', at + 2);
    const next = text.indexOf('{{', at + 2);
    const open = close < 0 || (next >= 0 && next < close);
    const to = open ? at + 2 : close + 2;
    const end = open ? (next < 0 ? text.length : next) : to;
    const source = text.slice(at, Math.min(end, at + 120)).trim();
    const tag = open
      ? malformed('unclosed')
      : tagOf(
          text
            .slice(at + 2, close)
            .replace(/\s+/g, ' ')
            .trim(),
        );
    found.push({ tag, source, from: at, to });
    at = text.indexOf('{{', to);
  }
  return found;
};

export const isBlockTag = (tag: Tag): tag is BlockTag => tag.kind === 'each' || tag.kind === 'if';
export const isBoundTag = (tag: Tag): tag is BoundTag => tag.kind === 'table' || tag.kind === 'chart' || tag.kind === 'image';
