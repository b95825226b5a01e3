import { alertJson } from './alerts.ts';
import type { CliCommand } from './command.ts';
import { dateOption } from './partners.ts';

export const today: CliCommand = {
  usage: 'today [--as-of DATE]  what is due, what is at risk and what it costs',
  store: 'open',
  options: { 'as-of': { type: 'string' } },
  run: async ({ api, options }) => {
    const asOf = dateOption(options['as-of']);
    const found = await api('today.get', asOf === undefined ? {} : { asOf });
    const { header } = found;
    return {
      asOf: found.asOf,
      currency: found.currency,
      header: {
        enrolled: header.enrolled.value,
        active: header.active.value,
        activeRatio: header.activeRatio.value,
        preset: header.activeRatio.preset,
      },
      counts: found.counts,
      alerts: found.alerts.map(alertJson),
      commitments: found.commitments,
      qbrs: found.qbrs,
      meetings: found.meetings,
      windows: found.windows,
    };
  },
};
