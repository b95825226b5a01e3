import type { HandlersFor } from '#core/context.ts';
import { alertRules } from '#shared/alerts/rules.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { placeAlerts } from './entries.ts';
import { readOverrides } from './overrides.ts';
import { readPicture } from './picture.ts';

/** What was added to an action: until when, to whom, with which outcome. */
const readLogged = (detail: string | null): string | null =>
  detail === null ? null : ((JSON.parse(detail) as { detail: string | null }).detail ?? null);

const labels: Readonly<Record<string, string>> = alertTexts.threshold;

export const alertQueries: HandlersFor<'alerts', 'query'> = {
  'alerts.list': async (ctx, { asOf, ...wanted }) => {
    const picture = await readPicture(ctx, asOf);
    const { converter } = picture.frame;
    return { asOf: picture.frame.asOf, currency: converter.currency, ...(await placeAlerts(ctx, picture, wanted)) };
  },
  'alerts.log': async (ctx, { id }) => {
    const rows = await ctx.db
      .selectFrom('alert_log')
      .select(['id', 'happened_on as on', 'created_at as at', 'action', 'detail'])
      .where('alert_id', '=', id)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map((row) => ({ ...row, detail: readLogged(row.detail) }));
  },
  'alerts.rules': async (ctx) => {
    const overrides = await readOverrides(ctx.db);
    return alertRules.map(({ id, appliesTo, severity, isLeading, thresholds, order }) => ({
      id,
      name: alertTexts.name[id],
      appliesTo: alertTexts.audience[appliesTo],
      severity,
      isLeading,
      thresholds: Object.entries(thresholds).map(([key, spec]) => ({ key, label: labels[key] ?? key, ...spec })),
      order: order.map(([low, high]): [string, string] => [low, high]),
      overrides: overrides.flatMap(({ rule, scope, key, values, isOn }) =>
        rule === id ? [{ scope, key, values: { ...values }, isOn }] : [],
      ),
    }));
  },
};
