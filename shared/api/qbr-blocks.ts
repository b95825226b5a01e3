import { z } from 'zod';
import { QbrBlock } from '#shared/qbr/block.ts';
import { QbrSectionKey } from '#shared/qbr/sections.ts';
import { command } from './define.ts';

const Id = z.string().max(100);
const place = { id: Id, section: QbrSectionKey };
const undoable = z.object({ undoId: z.string() });
const Key = z.string().max(120);

/** The blocks of a section of a QBR. A frozen one takes no change: each throws QBR_FROZEN then, and RECORD_NOT_FOUND for a section or block that is not there. */
export const qbrBlocksApi = {
  'qbrBlocks.save': command(
    z.object({
      ...place,
      block: Key,
      audience: QbrBlock.shape.audience.unwrap().optional(),
      isOn: z.boolean().optional(),
      title: z.string().trim().max(200).nullable().optional(),
      text: z.string().max(20_000).optional(),
      metrics: z.array(z.string().max(40)).max(60).optional(),
    }),
    z.object({}),
  ),
  /** A new block at a place of its section, at the end without one. */
  'qbrBlocks.add': command(
    QbrBlock.omit({ key: true }).extend({ ...place, position: z.int().min(0).max(200).optional() }),
    z.object({ block: z.string() }),
  ),
  /** Its commentary stays with a section: it is switched off instead. Throws QBR_BLOCK_STAYS. */
  'qbrBlocks.remove': command(z.object({ ...place, block: Key }), undoable),
  /** The blocks of a section in a new order; those not named keep theirs at the end. */
  'qbrBlocks.order': command(z.object({ ...place, blocks: z.array(Key).max(200) }), z.object({})),
  /** A section of the user's own, with room for words, at the end. */
  'qbrBlocks.addSection': command(z.object({ id: Id, title: z.string().trim().min(1).max(200) }), z.object({ section: z.string() })),
  /** Takes a section of the user's own away with its words and blocks. The others are switched off instead. Throws QBR_SECTION_STAYS. */
  'qbrBlocks.removeSection': command(z.object(place), undoable),
} as const;
