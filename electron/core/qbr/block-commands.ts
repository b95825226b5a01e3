import { appendAudit, auditChange } from '#core/audit/append.ts';
import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { QbrBlock } from '#shared/qbr/block.ts';
import type { QbrSection } from '#shared/qbr/model.ts';
import { isOwnSection, ownSectionKey } from '#shared/qbr/sections.ts';
import { readQbr, requireLive } from './rows.ts';
import { dropSection, keepSections, readSections, writeBlocks, writeSections } from './sections.ts';

type Section = QbrSection & { partnerId: string };

const sectionOf = async (ctx: CommandCtx, id: string, key: string): Promise<Section> => {
  const { partner_id: partnerId } = requireLive(await readQbr(ctx, id));
  await keepSections(ctx, id);
  const section = (await readSections(ctx, id)).find((one) => one.key === key);
  if (!section) throw new AppError('RECORD_NOT_FOUND', { entity: 'section' });
  return { ...section, partnerId };
};

/** Writes the blocks of a section and keeps what they were in the history. */
const change = async (ctx: CommandCtx, id: string, section: Section, blocks: readonly QbrBlock[]): Promise<void> => {
  await writeBlocks(ctx, id, section.key, blocks);
  auditChange(ctx, 'qbr_section', `${id}:${section.key}`, {
    before: { blocks: section.blocks },
    after: { blocks },
    partnerId: section.partnerId,
  });
};

/** Keeps what was taken away in the history, as a step that `history.undo` takes back. */
const removal = (ctx: CommandCtx, recordId: string, { partnerId, ...change }: { partnerId: string; before: unknown; after: unknown }) => {
  const step = ctx.newId();
  ctx.note('history');
  appendAudit(ctx, [{ step, entity: 'qbr_section', recordId, partnerId, ...change }]);
  return { undoId: step };
};

export const qbrBlockCommands: HandlersFor<'qbrBlocks', 'command'> = {
  'qbrBlocks.save': async (ctx, { id, section: key, block: given, ...changes }) => {
    const section = await sectionOf(ctx, id, key);
    if (!section.blocks.some((one) => one.key === given)) throw new AppError('RECORD_NOT_FOUND', { entity: 'block' });
    const wanted = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<QbrBlock>;
    await change(
      ctx,
      id,
      section,
      section.blocks.map((one) => (one.key === given ? { ...one, ...wanted } : one)),
    );
    return {};
  },
  'qbrBlocks.add': async (ctx, { id, section: key, position, ...given }) => {
    const section = await sectionOf(ctx, id, key);
    const block = { ...given, key: `${key}.${ctx.newId()}` };
    await change(ctx, id, section, section.blocks.toSpliced(position ?? section.blocks.length, 0, block));
    return { block: block.key };
  },
  'qbrBlocks.remove': async (ctx, { id, section: key, block }) => {
    const { partnerId, blocks } = await sectionOf(ctx, id, key);
    const found = blocks.find((one) => one.key === block);
    if (!found) throw new AppError('RECORD_NOT_FOUND', { entity: 'block' });
    // a section without any block would have the usual ones again, and its words have no other place
    if (found.kind === 'commentary' || blocks.length === 1) throw new AppError('QBR_BLOCK_STAYS');
    const rest = blocks.filter((one) => one.key !== block);
    await writeBlocks(ctx, id, key, rest);
    return removal(ctx, `${id}:${key}`, { partnerId, before: { blocks }, after: { blocks: rest } });
  },
  'qbrBlocks.order': async (ctx, { id, section: key, blocks: keys }) => {
    const section = await sectionOf(ctx, id, key);
    const first = keys.flatMap((wanted) => section.blocks.filter((one) => one.key === wanted));
    await change(ctx, id, section, [...first, ...section.blocks.filter((one) => !keys.includes(one.key))]);
    return {};
  },
  'qbrBlocks.addSection': async (ctx, { id, title }) => {
    const { partner_id: partnerId } = requireLive(await readQbr(ctx, id));
    await keepSections(ctx, id);
    const sections = await readSections(ctx, id);
    const key = ownSectionKey(ctx.newId());
    const section = { key, title, isOn: true, commentary: '' };
    await writeSections(ctx, id, [...sections, section]);
    const words = { kind: 'commentary', source: null, metrics: [], audience: 'shareable', isOn: true, title: null, text: '' } as const;
    await writeBlocks(ctx, id, key, [{ ...words, metrics: [], key: `${key}.commentary` }]);
    auditChange(ctx, 'qbr_section', `${id}:${key}`, { before: null, after: section, partnerId });
    return { section: key };
  },
  'qbrBlocks.removeSection': async (ctx, { id, section: key }) => {
    const { partnerId, ...section } = await sectionOf(ctx, id, key);
    if (!isOwnSection(key)) throw new AppError('QBR_SECTION_STAYS');
    const at = (await readSections(ctx, id)).findIndex((one) => one.key === key);
    await dropSection(ctx, id, key);
    return removal(ctx, `${id}:${key}`, { partnerId, before: { ...section, at }, after: null });
  },
};
