import type PptxGenJS from 'pptxgenjs';
import { face, ink, leading, toInches } from './theme.ts';

export type Slide = PptxGenJS.Slide;
export type Box = { x: number; y: number; width: number; height: number };
export type TextStyle = {
  size: number;
  bold?: boolean;
  italic?: boolean;
  color?: string;
  align?: 'left' | 'right' | 'center';
  valign?: 'top' | 'middle' | 'bottom';
  name?: string;
};
/** A run of text with its own look inside a paragraph. */
export type Run = { text: string; bold?: boolean; italic?: boolean; strike?: boolean; href?: string; color?: string };

/** A line break inside a paragraph is a break there too, not a paragraph of its own. */
const piecesOf = (runs: Run[]): (Run & { breaks: boolean })[] =>
  runs.flatMap((run) => run.text.split('\n').map((text, index) => ({ ...run, text, breaks: index > 0 })));

export const inBox = ({ x, y, width, height }: Box): { x: number; y: number; w: number; h: number } => ({
  x: toInches(x),
  y: toInches(y),
  w: toInches(width),
  h: toInches(height),
});

/** Puts text in a box, measured in points. It neither shrinks nor grows: whoever calls has measured it. */
export const putText = (slide: Slide, runs: Run[], box: Box, style: TextStyle): void => {
  slide.addText(
    piecesOf(runs).map(({ text, bold, italic, strike, href, color, breaks }) => ({
      text,
      options: {
        bold: bold ?? style.bold ?? false,
        italic: italic ?? style.italic ?? false,
        color: color ?? (href === undefined ? (style.color ?? ink.text) : ink.accent),
        breakLine: false,
        ...(breaks ? { softBreakBefore: true } : {}),
        ...(strike ? { strike: 'sngStrike' as const } : {}),
        ...(href === undefined ? {} : { hyperlink: { url: href } }),
      },
    })),
    {
      ...inBox(box),
      fontFace: face,
      fontSize: style.size,
      align: style.align ?? 'left',
      valign: style.valign ?? 'top',
      margin: 0,
      lineSpacing: leading(style.size),
      fit: 'none',
      wrap: true,
      ...(style.name ? { objectName: style.name } : {}),
    },
  );
};
