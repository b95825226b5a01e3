import type { Chart } from '#shared/documents/model.ts';
import { chartSheet } from '../pptx/chart-sheet.ts';
import { chartXml } from '../pptx/chart-xml.ts';
import { escapeXml } from '../xml.ts';
import { type Box, emu } from './boxes.ts';
import { type Frame, freeShapeId } from './frames.ts';
import { addPart, type Making } from './making.ts';
import { freeRelationId, officeType, type Relation, relationsBytes, relationsPath } from './relations.ts';
import type { TextLook } from './text-look.ts';
import { elementFrom, textBytes } from './xml-part.ts';

const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const relation = (kind: string, target: string, id: string): Relation => ({ id, type: officeType(kind), kind, target, external: false });

/** The chart in the colours of the company's theme, its words in the look of the tag. */
const addChart = async (making: Making, chart: Chart, { width, height }: Box, look: TextLook): Promise<string> => {
  const { language, properties } = making.data;
  const chartLook = {
    ink: look.ink,
    muted: look.muted,
    axis: look.muted,
    grid: look.line,
    face: look.face ?? '+mn-lt',
    series: (index: number) => `<a:schemeClr val="accent${(index % 6) + 1}"/>`,
  };
  const xml = chartXml({ chart, width, height, language, look: chartLook });
  const sheet = await chartSheet(chart, new Date(properties.createdAt));
  const path = addPart(making, 'ppt/charts/chart1.xml', textBytes(xml), chartType);
  const sheetPath = addPart(making, 'ppt/embeddings/Microsoft_Excel_Sheet1.xlsx', sheet, sheetType);
  making.parts.set(relationsPath(path), relationsBytes(path, [relation('package', sheetPath, 'rId1')]));
  return path;
};

/** A native chart in a box, with the workbook that PowerPoint opens to edit it. Every page has one of its own. */
export const chartFrame = (making: Making, chart: Chart, box: Box, look: TextLook): Frame => ({
  pages: 1,
  again: true,
  async draw(page) {
    const path = await addChart(making, chart, box, look);
    const id = freeRelationId(page.relations);
    page.relations.push(relation('chart', path, id));
    const label = `id="${freeShapeId(page)}" name="${escapeXml(chart.title)}" descr="${escapeXml(chart.altText)}"`;
    return [
      elementFrom(
        page.document,
        `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr ${label}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="${id}"/></a:graphicData></a:graphic></p:graphicFrame>`,
      ),
    ];
  },
});
