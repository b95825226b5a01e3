import { Link, Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import type { Flow, Fragment } from '../flow/flow.ts';
import { colors, family, leading } from './theme.ts';

/** A page while it is drawn: everything on it lies where it was measured to lie, so that the renderer has nothing left to decide. */
export type PdfPage = { elements: ReactElement[] };
export type PageFragment = Fragment<PdfPage>;
export type PageFlow = Flow<PdfPage>;

export type Box = { x: number; y: number; width: number; height: number };
export type TextLook = {
  size: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'right' | 'center';
  /** Figures of equal width, for columns of numbers; they would also stretch the hyphen of "2017-Q4". */
  tabular?: boolean;
};
/** A piece of a line with its own look. */
export type Run = { text: string; bold?: boolean; italic?: boolean; strike?: boolean; href?: string; color?: string };

const weight = (bold: boolean | undefined): 400 | 600 => (bold ? 600 : 400);

const runElement = ({ text, href, ...run }: Run, look: TextLook): ReactElement => {
  const style = {
    fontWeight: weight(run.bold ?? look.bold),
    color: run.color ?? (href === undefined ? (look.color ?? colors.text) : colors.accent),
    ...(run.italic ? { fontStyle: 'italic' as const } : {}),
    ...(run.strike ? { textDecoration: 'line-through' as const } : {}),
  };
  if (href === undefined) return h(Text, { style }, text);
  return h(Link, { src: href, style: { textDecoration: 'underline', ...style } }, text);
};

/** Inter would look at the neighbours of every glyph for raised hyphens and arrows made of signs: a third of the time that a hand-out takes. */
export const plainForms = { calt: 0 } as const;

/** Puts lines, which were measured before, at (x, y) of the page. `lines` of runs take their look from each run. */
export const putLines = (page: PdfPage, lines: (string | Run[])[], { x, y, width }: Omit<Box, 'height'>, look: TextLook): void => {
  for (const [index, line] of lines.entries()) {
    page.elements.push(
      h(
        Text,
        {
          style: {
            position: 'absolute',
            left: x,
            top: y + index * leading(look.size),
            width,
            fontFamily: family,
            fontSize: look.size,
            lineHeight: 1.42,
            fontWeight: weight(look.bold),
            color: look.color ?? colors.text,
            textAlign: look.align ?? 'left',
            fontFeatureSettings: look.tabular ? { ...plainForms, tnum: 1 } : plainForms,
          },
        },
        ...(typeof line === 'string' ? [line] : line.map((run) => runElement(run, look))),
      ),
    );
  }
};

/** A filled rectangle: rules and bars. */
export const putRect = (page: PdfPage, { x, y, width, height }: Box, color: string): void => {
  page.elements.push(h(View, { style: { position: 'absolute', left: x, top: y, width, height, backgroundColor: color } }));
};

/** Puts a place into the outline of the PDF; the types of the renderer know this for pages alone. */
export const putBookmark = (page: PdfPage, title: string, { x, y }: { x: number; y: number }): void => {
  const outline: { bookmark: string } = { bookmark: title };
  page.elements.push(h(View, { ...outline, style: { position: 'absolute', left: x, top: y, width: 1, height: 1 } }));
};
