import type { TemplateImage } from '#shared/template/data.ts';
import { escapeXml } from '../xml.ts';
import { type Box, emu } from './boxes.ts';
import { type Frame, freeShapeId } from './frames.ts';
import { addPart, type Making } from './making.ts';
import { freeRelationId, officeType } from './relations.ts';
import { elementFrom } from './xml-part.ts';

/** As large as the box allows in its own proportions, in the middle. */
const fitted = ({ width, height }: TemplateImage, box: Box): Box => {
  const scale = Math.min(box.width / Math.max(1, width), box.height / Math.max(1, height));
  const [wide, high] = [Math.max(1, width) * scale, Math.max(1, height) * scale];
  return { x: box.x + (box.width - wide) / 2, y: box.y + (box.height - high) / 2, width: wide, height: high };
};

/** A picture in a box, undistorted. */
export const imageFrame = (making: Making, image: TemplateImage, box: Box): Frame => ({
  pages: 1,
  again: true,
  draw(page) {
    const ending = image.mediaType === 'image/png' ? 'png' : 'jpeg';
    const path = addPart(making, `ppt/media/picture1.${ending}`, new Uint8Array(Buffer.from(image.base64, 'base64')), image.mediaType);
    const id = freeRelationId(page.relations);
    page.relations.push({ id, type: officeType('image'), kind: 'image', target: path, external: false });
    const { x, y, width, height } = fitted(image, box);
    const words = escapeXml(image.altText);
    return [
      elementFrom(
        page.document,
        `<p:pic><p:nvPicPr><p:cNvPr id="${freeShapeId(page)}" name="${words}" descr="${words}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
      ),
    ];
  },
});
