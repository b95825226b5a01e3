import { readCommitments } from '#core/commitments/queries.ts';
import type { QueryCtx } from '#core/context.ts';
import { readPartner } from '#core/partners/queries.ts';
import { readProgram } from '#core/settings/program.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { parseQuarter } from '#shared/domain/fiscal.ts';
import { earlierCommitments, isMadeAt } from '#shared/qbr/earlier.ts';
import type { MinutesFacts } from '#shared/qbr/minutes/facts.ts';
import { asQbr, type QbrRow } from './rows.ts';
import { startAgenda } from './sections.ts';

type Address = { name: string; address: string };

/** One address and nothing else: two in one field, or words, would be a mail to nobody. */
const plainAddress = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;

/** The addresses of those at the table: of the partner's contacts, or of our people for the internal copy. */
const addressesOf = async (
  ctx: Pick<QueryCtx, 'db'>,
  partnerId: string,
  attendees: readonly string[],
  audience: MinutesFacts['audience'],
): Promise<Address[]> => {
  const known =
    audience === 'internal'
      ? await ctx.db.selectFrom('person').select(['name', 'email']).orderBy('name').execute()
      : await ctx.db.selectFrom('contact').select(['name', 'email']).where('partner_id', '=', partnerId).orderBy('name').execute();
  const present = new Set(attendees.map((name) => nameKey(name)));
  const found = known.flatMap(({ name, email }) => {
    const address = email?.trim() ?? '';
    return present.has(nameKey(name)) && plainAddress.test(address) ? [{ name, address }] : [];
  });
  return [...new Map(found.map((one) => [one.address.toLowerCase(), one])).values()];
};

/** The day of the review held before this one; the first day of the quarter when there was none. */
const readSince = async (ctx: Pick<QueryCtx, 'db'>, row: QbrRow, from: string): Promise<string> => {
  const last = await ctx.db
    .selectFrom('qbr')
    .select('held_on')
    .where('partner_id', '=', row.partner_id)
    .where('quarter', '<', row.quarter)
    .where('state', 'in', ['held', 'closed'])
    .orderBy('quarter', 'desc')
    .orderBy('package_version', 'desc')
    .executeTakeFirst();
  return last?.held_on ?? from;
};

/** What the minutes of a review are made of, and who gets them. */
export const readMinutes = async (
  ctx: Parameters<typeof readPartner>[0] & Pick<QueryCtx, 'db' | 'today'>,
  row: QbrRow,
  audience: MinutesFacts['audience'],
): Promise<{ facts: MinutesFacts; to: Address[] }> => {
  const program = await readProgram(ctx.db, ctx.today);
  const partner = await readPartner(ctx, row.partner_id);
  const qbr = await asQbr(ctx, row);
  const all = await readCommitments(ctx, program.asOf, { partnerId: row.partner_id });
  const from = parseQuarter(partner.fiscalCalendar ?? program.fiscalCalendar, row.quarter)?.from ?? row.as_of;
  const since = await readSince(ctx, row, from);
  return {
    facts: {
      partner: partner.name,
      company: program.companyName,
      quarter: row.quarter,
      heldOn: row.held_on,
      attendees: qbr.attendees,
      agenda: qbr.agenda ?? (await startAgenda(ctx, partner.type)),
      outcome: qbr.outcome,
      decisions: qbr.decisions,
      goals: qbr.goals,
      made: all.filter((one) => isMadeAt(one, qbr.versions)),
      earlier: earlierCommitments(all, { versions: qbr.versions, by: row.held_on ?? program.asOf, since }),
      nextOn: row.next_on,
      risks: qbr.risks.map(({ text }) => text),
      rating: qbr.rating,
      liveNotes: qbr.liveNotes,
      audience,
      asOf: program.asOf,
    },
    to: await addressesOf(ctx, row.partner_id, qbr.attendees, audience),
  };
};
