import { CommitmentSide } from '#shared/api/commitments.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';
import { findPartner } from './find-partner.ts';
import { dateOption } from './partners.ts';

const sideOption = (value: string | boolean | string[] | undefined): CommitmentSide | undefined => {
  if (typeof value !== 'string') return undefined;
  const side = CommitmentSide.safeParse(value.trim().toLowerCase());
  if (!side.success) throw new AppError('USAGE', { detail: `there is no side "${value}"; the sides are vendor, partner` });
  return side.data;
};

export const commitments: CliCommand = {
  usage: 'commitments [--open] [--side vendor|partner] [--partner NAME] [--as-of DATE]  what both sides promised, open ones first',
  store: 'open',
  options: { open: { type: 'boolean' }, side: { type: 'string' }, partner: { type: 'string' }, 'as-of': { type: 'string' } },
  run: async ({ api, options }) => {
    const side = sideOption(options['side']);
    const asOf = dateOption(options['as-of']);
    const { partner } = options;
    const found = await api('commitments.list', {
      ...(side === undefined ? {} : { side }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(options['open'] === true ? { open: true } : {}),
      ...(typeof partner === 'string' ? { partnerId: await findPartner(api, partner) } : {}),
    });
    return {
      commitments: found.map((one) => ({
        id: one.id,
        partner: one.partner,
        side: one.side,
        kind: one.kind,
        description: one.description,
        owner: one.owner,
        measure: one.measure,
        madeOn: one.madeOn,
        dueOn: one.dueOn,
        state: one.state,
        overdue: one.overdue,
        reason: one.reason,
        evidence: one.evidence,
        closedOn: one.closedOn,
        origin: { kind: one.originKind, id: one.originId, title: one.originTitle },
      })),
    };
  },
};
