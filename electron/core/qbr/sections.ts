import type { CommandCtx, QueryCtx } from '#core/context.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import type { QbrBlock } from '#shared/qbr/block.ts';
import type { QbrSection } from '#shared/qbr/model.ts';
import type { AgendaItem } from '#shared/qbr/outcome.ts';
import { completeSections } from '#shared/qbr/sections.ts';
import { agendaOfType, sectionsOfType } from '#shared/qbr/template.ts';
import { textsOf } from './lists.ts';

type Reader = Pick<QueryCtx, 'db'>;

const readBlocks = async (ctx: Reader, qbrId: string): Promise<Map<string, QbrBlock[]>> => {
  const rows = await ctx.db.selectFrom('qbr_block').selectAll().where('qbr_id', '=', qbrId).orderBy('position').orderBy('key').execute();
  const bySection = new Map<string, QbrBlock[]>();
  for (const row of rows) {
    const block: QbrBlock = {
      key: row.key,
      kind: row.kind as QbrBlock['kind'],
      source: row.source,
      metrics: textsOf(row.metrics),
      audience: row.audience,
      isOn: row.is_on === 1,
      title: row.title,
      text: row.text,
    };
    bySection.set(row.section, [...(bySection.get(row.section) ?? []), block]);
  }
  return bySection;
};

const profileOf = async (ctx: Reader, type: string | null) => (await readTypeProfiles(ctx.db)).get(type ?? '') ?? genericProfile;

/** The sections that a partner of this type starts with. */
export const startSections = async (ctx: Reader, type: string | null): Promise<QbrSection[]> => sectionsOfType(await profileOf(ctx, type));

/** The agenda of a review of this type that has none of its own. */
export const startAgenda = async (ctx: Reader, type: string | null): Promise<AgendaItem[]> => [...agendaOfType(await profileOf(ctx, type))];

/** The sections of a QBR with their blocks, in their order. A review from before there were blocks has the usual ones, one that nobody opened those of its type. */
export const readSections = async (ctx: Reader, qbrId: string): Promise<QbrSection[]> => {
  const rows = await ctx.db.selectFrom('qbr_section').selectAll().where('qbr_id', '=', qbrId).orderBy('position').execute();
  if (rows.length === 0) {
    const qbr = ctx.db.selectFrom('qbr').innerJoin('partner', 'partner.id', 'qbr.partner_id').select('partner.type');
    return startSections(ctx, (await qbr.where('qbr.id', '=', qbrId).executeTakeFirst())?.type ?? null);
  }
  const stored = rows.map(({ key, title, is_on, commentary }) => ({ key, title, isOn: is_on === 1, commentary }));
  return completeSections(stored, await readBlocks(ctx, qbrId));
};

/** Writes all sections of a QBR in their order. There are a dozen, so all are written at each change. */
export const writeSections = async (ctx: CommandCtx, qbrId: string, sections: ReadonlyArray<Omit<QbrSection, 'blocks'>>): Promise<void> => {
  const rows = sections.map(({ key, title, isOn, commentary }, position) => ({
    id: ctx.newId(),
    qbr_id: qbrId,
    key,
    import_id: null,
    position,
    is_on: isOn ? (1 as const) : (0 as const),
    title,
    commentary,
  }));
  await ctx.db
    .insertInto('qbr_section')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['qbr_id', 'key']).doUpdateSet(({ ref }) => ({
        position: ref('excluded.position'),
        is_on: ref('excluded.is_on'),
        title: ref('excluded.title'),
        commentary: ref('excluded.commentary'),
      })),
    )
    .execute();
};

/** Writes the blocks of one section in their order, and takes away those that it no longer has. */
export const writeBlocks = async (ctx: CommandCtx, qbrId: string, section: string, blocks: readonly QbrBlock[]): Promise<void> => {
  const gone = ctx.db.deleteFrom('qbr_block').where('qbr_id', '=', qbrId).where('section', '=', section);
  await (blocks.length === 0
    ? gone
    : gone.where(
        'key',
        'not in',
        blocks.map(({ key }) => key),
      )
  ).execute();
  if (blocks.length === 0) return;
  await ctx.db
    .insertInto('qbr_block')
    .values(
      blocks.map((block, position) => ({
        id: ctx.newId(),
        qbr_id: qbrId,
        key: block.key,
        section,
        position,
        kind: block.kind,
        source: block.source,
        metrics: JSON.stringify(block.metrics),
        audience: block.audience,
        is_on: block.isOn ? (1 as const) : (0 as const),
        title: block.title,
        text: block.text,
        import_id: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['qbr_id', 'key']).doUpdateSet(({ ref }) => ({
        section: ref('excluded.section'),
        position: ref('excluded.position'),
        metrics: ref('excluded.metrics'),
        audience: ref('excluded.audience'),
        is_on: ref('excluded.is_on'),
        title: ref('excluded.title'),
        text: ref('excluded.text'),
      })),
    )
    .execute();
};

/** Takes a section away with its blocks. */
export const dropSection = async (ctx: CommandCtx, qbrId: string, section: string): Promise<void> => {
  await writeBlocks(ctx, qbrId, section, []);
  await ctx.db.deleteFrom('qbr_section').where('qbr_id', '=', qbrId).where('key', '=', section).execute();
};

/** Writes down the sections and blocks of a review that nobody changed yet, so that a change of one of them leaves the others as they are. */
export const keepSections = async (ctx: CommandCtx, qbrId: string): Promise<void> => {
  const stored = await ctx.db.selectFrom('qbr_section').select('id').where('qbr_id', '=', qbrId).limit(1).execute();
  if (stored.length > 0) return;
  const sections = await readSections(ctx, qbrId);
  await writeSections(ctx, qbrId, sections);
  for (const { key, blocks } of sections) await writeBlocks(ctx, qbrId, key, blocks);
};
