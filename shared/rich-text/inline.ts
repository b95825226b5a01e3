import { joinRuns } from './marks.ts';
import { isAllowedLink, type RichRun } from './model.ts';

/** Stars or tildes that may switch a look on or off; `counts` says for which of their looks they found a partner. */
type Delimiter = { kind: 'delimiter'; raw: string; canOpen: boolean; canClose: boolean; counts: Set<Look> };
type Piece = Delimiter | { kind: 'text'; text: string };
type Placed = Piece & { href?: string };
type Look = 'bold' | 'italic' | 'strike';

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && /\d/.test(char);

/** Backslashes before a sign of ours: each pair is one of them, and an odd one takes the meaning of the sign away. Elsewhere they are what they are. */
const escaped = /^(\\+)([*~[\]])/;
/** The bracket that ends the text of a link is such a sign as well. */
const escapedInLink = /^(\\+)([*~[\]]|$)/;
const link = /^\[((?:\\[\\[\]]|[^[\]\\]|\\(?![\\[\]]))+)\]\(([^()\s]+)\)/;
const delimiters = /^(?:\*+|~+)/;

const looksOf = (raw: string): Look[] => {
  if (raw === '~~') return ['strike'];
  return [...(raw.length % 2 === 1 ? (['italic'] as const) : []), ...(raw.length > 1 ? (['bold'] as const) : [])];
};

const delimiterAt = (raw: string, before: string | undefined, after: string | undefined): Piece => {
  const known = raw.startsWith('~') ? raw === '~~' : raw.length <= 3 && !(isDigit(before) && isDigit(after));
  if (!known) return { kind: 'text', text: raw };
  return { kind: 'delimiter', raw, canOpen: !isSpace(after), canClose: !isSpace(before), counts: new Set() };
};

const piecesOf = (source: string, inLink: boolean): Placed[] => {
  const pieces: Placed[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const [, backslashes, sign = ''] = (inLink ? escapedInLink : escaped).exec(rest) ?? [];
    if (backslashes) {
      const isEscaped = backslashes.length % 2 === 1;
      pieces.push({ kind: 'text', text: '\\'.repeat(Math.floor(backslashes.length / 2)) + (isEscaped ? sign : '') });
      at += backslashes.length + (isEscaped ? sign.length : 0);
      if (isEscaped) continue;
      // after pairs alone the sign keeps its meaning
      if (at >= source.length) break;
    }
    const found = inLink ? null : link.exec(source.slice(at));
    if (found?.[1] && found[2] && isAllowedLink(found[2])) {
      const href = found[2];
      pieces.push(...piecesOf(found[1], true).map((piece) => ({ ...piece, href })));
      at += found[0].length;
      continue;
    }
    const raw = delimiters.exec(source.slice(at))?.[0];
    if (raw) {
      pieces.push(delimiterAt(raw, source[at - 1], source[at + raw.length]));
      at += raw.length;
      continue;
    }
    const plain = /^(?:\\+|[^\\*~[]+)/.exec(source.slice(at))?.[0] ?? source[at] ?? '';
    pieces.push({ kind: 'text', text: plain });
    at += plain.length;
  }
  return pieces;
};

/** Pairs what opens with what closes, each look for itself: looks may overlap, as they do in an editor. */
const pair = (pieces: readonly Placed[]): void => {
  const open = new Map<Look, Delimiter>();
  for (const piece of pieces) {
    if (piece.kind === 'text') continue;
    for (const look of looksOf(piece.raw)) {
      const opener = open.get(look);
      if (opener && piece.canClose) {
        opener.counts.add(look);
        piece.counts.add(look);
        open.delete(look);
      } else if (!opener && piece.canOpen) open.set(look, piece);
    }
  }
};

const signOf: Record<Look, string> = { bold: '**', italic: '*', strike: '~~' };

/** The runs of one paragraph. Signs that find no partner are text, as is everything that this small language does not know. */
export const parseInline = (source: string): RichRun[] => {
  const pieces = piecesOf(source, false);
  pair(pieces);
  const on = new Set<Look>();
  const look = (): Omit<RichRun, 'text'> => ({
    ...(on.has('bold') ? { bold: true } : {}),
    ...(on.has('italic') ? { italic: true } : {}),
    ...(on.has('strike') ? { strike: true } : {}),
  });
  return joinRuns(
    pieces.map((piece): RichRun => {
      const place = piece.href === undefined ? {} : { href: piece.href };
      if (piece.kind === 'text') return { text: piece.text, ...look(), ...place };
      let left = '';
      for (const one of looksOf(piece.raw)) {
        if (!piece.counts.has(one)) left += signOf[one];
        else if (on.has(one)) on.delete(one);
        else on.add(one);
      }
      return { text: left, ...look(), ...place };
    }),
  );
};
