import { alignOf } from '#shared/documents/format.ts';
import type { TableBlock } from '#shared/documents/model.ts';
import { type LaidCell, type LaidRow, layoutTable, type TablePart } from '#shared/documents/table-layout.ts';
import { chainFlows, type Fragment, paginate } from '../flow/flow.ts';
import { tableRowsFlow } from '../flow/table-rows.ts';
import { escapeXml } from '../xml.ts';
import { type Box, emu } from './boxes.ts';
import { type Frame, freeShapeId } from './frames.ts';
import type { TextLook } from './text-look.ts';
import { elementFrom } from './xml-part.ts';

const padX = 6;
const padY = 4;
const leading = (size: number): number => size * 1.38;
const heightOf = (row: LaidRow, size: number): number => row.lines * leading(size) + 2 * padY;

/** Tables are read closely: larger than this they only take more slides, smaller they cannot be read. */
const sizeFor = ({ size }: TextLook): number => Math.min(14, Math.max(8, size ?? 12));

type RowKind = 'header' | 'body';
const edge = (side: 'L' | 'R' | 'T' | 'B', points: number, color: string): string =>
  points === 0
    ? `<a:ln${side} w="0"><a:noFill/></a:ln${side}>`
    : `<a:ln${side} w="${emu(points)}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln${side}>`;

const cellXml = (
  { column, text, value }: LaidCell,
  kind: RowKind,
  emphasis: LaidRow['emphasis'],
  look: TextLook,
  language: string,
): string => {
  const quiet = emphasis === 'subdued' || value?.kind === 'missing';
  const color = quiet ? look.muted : look.ink;
  const bold = kind === 'header' || emphasis === 'total' ? 1 : 0;
  const face = look.face ? `<a:latin typeface="${escapeXml(look.face)}"/>` : '';
  const align = { left: 'l', right: 'r', center: 'ctr' }[alignOf(column)];
  const properties = `lang="${escapeXml(language)}" sz="${Math.round(sizeFor(look) * 100)}" b="${bold}"`;
  const inner = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>${face}`;
  const lines = text.split('\n').map((line) => `<a:r><a:rPr ${properties}>${inner}</a:rPr><a:t>${escapeXml(line)}</a:t></a:r>`);
  // an empty cell would otherwise be as high as the usual type of the presentation
  const words = text === '' ? `<a:endParaRPr ${properties}/>` : lines.join(`<a:br><a:rPr ${properties}>${inner}</a:rPr></a:br>`);
  const paragraph = `<a:p><a:pPr algn="${align}"/>${words}</a:p>`;
  const top = emphasis === 'total' ? edge('T', 1, look.muted) : edge('T', 0, look.line);
  const bottom = kind === 'header' ? edge('B', 1, look.muted) : edge('B', 0.5, look.line);
  const margins = `marL="${emu(padX)}" marR="${emu(padX)}" marT="${emu(padY)}" marB="${emu(padY)}" anchor="${kind === 'header' ? 'b' : 't'}"`;
  return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraph}</a:txBody><a:tcPr ${margins}>${edge('L', 0, look.line)}${edge('R', 0, look.line)}${top}${bottom}<a:noFill/></a:tcPr></a:tc>`;
};

const rowXml = (row: LaidRow, kind: RowKind, look: TextLook, language: string): string =>
  `<a:tr h="${emu(heightOf(row, sizeFor(look)))}">${row.cells.map((cell) => cellXml(cell, kind, row.emphasis, look, language)).join('')}</a:tr>`;

/** A part of the table where it was put on a page. */
type Placed = { part: TablePart; rows: LaidRow[]; x: number; y: number; height: number };

const frameXml = ({ part, rows, x, y, height }: Placed, id: number, name: string, look: TextLook, language: string): string => {
  const label = escapeXml(name);
  const width = part.widths.reduce((sum, column) => sum + column, 0);
  const grid = part.widths.map((column) => `<a:gridCol w="${emu(column)}"/>`).join('');
  const lines = [rowXml(part.header, 'header', look, language), ...rows.map((row) => rowXml(row, 'body', look, language))].join('');
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${label}" descr="${label}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${grid}</a:tblGrid>${lines}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
};

/** A native table of a block in a box, in the look of its tag: as many pages as its rows need in the room, each with the header. */
export const tableFrame = (block: TableBlock, name: string, box: Box, room: number, look: TextLook, language: string): Frame => {
  const size = sizeFor(look);
  const medium = {
    rowHeight: (row: LaidRow): number => heightOf(row, size),
    mostLines: Math.max(2, Math.floor((room - heightOf({ cells: [], lines: 2, emphasis: undefined }, size)) / leading(size)) - 1),
    fragment: (part: TablePart, rows: LaidRow[]): Fragment<Placed[]> => {
      const height = [part.header, ...rows].reduce((sum, row) => sum + heightOf(row, size), 0);
      return { height, draw: (placed, x, y) => void placed.push({ part, rows, x, y, height }) };
    },
  };
  const parts = layoutTable(block, { width: box.width, size, padX, language });
  const pages = paginate(
    chainFlows(
      parts.map((part) => tableRowsFlow(part, medium)),
      12,
    ),
    box.width,
    room,
  );
  return {
    pages: pages.length,
    draw(page, index) {
      const placed: Placed[] = [];
      pages[index]?.draw(placed, box.x, box.y);
      const first = freeShapeId(page);
      return placed.map((one, at) => elementFrom(page.document, frameXml(one, first + at, name, look, language)));
    },
  };
};
