import { auditChange } from '#core/audit/append.ts';
import type { CommandCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { QbrBlock } from '#shared/qbr/block.ts';
import type { QbrSection } from '#shared/qbr/model.ts';
import { readQbr, requireLive } from './rows.ts';
import { readSections, writeBlocks, writeSections } from './sections.ts';

/** What the history keeps of a removal: the blocks of a section before and after, or a whole section with its place. */
type Removal = {
  recordId: string;
  before: Partial<QbrSection> & { at?: number; blocks: QbrBlock[] };
  after: { blocks: QbrBlock[] } | null;
};

const gone = (detail: string): AppError => new AppError('UNDO_NOT_POSSIBLE', { detail });

const sectionBack = async (ctx: CommandCtx, id: string, key: string, { at = 0, ...before }: Removal['before']): Promise<void> => {
  const sections = await readSections(ctx, id);
  if (sections.some((one) => one.key === key)) throw gone('the section is already back');
  const { title = null, isOn = true, commentary = '', blocks } = before;
  await writeSections(ctx, id, sections.toSpliced(at, 0, { key, title, isOn, commentary, blocks }));
  await writeBlocks(ctx, id, key, blocks);
};

const blocksBack = async (ctx: CommandCtx, id: string, key: string, before: readonly QbrBlock[], after: readonly QbrBlock[]) => {
  const section = (await readSections(ctx, id)).find((one) => one.key === key);
  if (!section) throw gone('its section was removed since');
  const taken = before.filter((one) => !after.some((other) => other.key === one.key));
  const missing = taken.filter((one) => !section.blocks.some((other) => other.key === one.key));
  if (missing.length === 0) throw gone('it is no removal, or the block is already back');
  let { blocks } = section;
  // what was changed in the section since stays as it is
  for (const block of missing) blocks = blocks.toSpliced(before.indexOf(block), 0, block);
  await writeBlocks(ctx, id, key, blocks);
};

/** Brings back a block or a section of a QBR that was taken away, at its place. Throws UNDO_NOT_POSSIBLE, QBR_FROZEN. */
export const undoRemoval = async (ctx: CommandCtx, { recordId, before, after }: Removal): Promise<void> => {
  const [id = '', key = ''] = recordId.split(':');
  const { partner_id: partnerId } = requireLive(await readQbr(ctx, id));
  await (after === null ? sectionBack(ctx, id, key, before) : blocksBack(ctx, id, key, before.blocks, after.blocks));
  auditChange(ctx, 'qbr_section', recordId, { before: after, after: before, partnerId });
};
