import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { ActivePreset } from '#shared/domain/program.ts';
import { command, query } from './define.ts';

const Currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters like USD');

/** The program as data: what the channel calls its types, tiers and stages, and what rules its figures. */
export const Program = z.object({
  /** null: today. Rules every figure of the app. */
  asOfSetting: IsoDate.nullable(),
  /** The date in force: the setting, or today. */
  asOf: IsoDate,
  today: IsoDate,
  reportingCurrency: Currency,
  fiscalCalendar: FiscalCalendar,
  activePreset: z.string(),
  presets: z.array(ActivePreset),
  partnerTypes: z.array(z.object({ key: z.string(), label: z.string() })),
  tiers: z.array(z.object({ key: z.string(), label: z.string(), rank: z.int() })),
  stages: z.array(z.object({ key: z.string(), label: z.string(), state: z.enum(['open', 'won', 'lost']) })),
  rateRule: z.enum(['dated', 'plan']),
  pageSize: z.enum(['A4', 'Letter']),
  hasSample: z.boolean(),
  companyName: z.string(),
  /** The name under which changes are noted; empty: the name of who is signed in to this machine (`host.info`). */
  userName: z.string(),
});
export type Program = z.infer<typeof Program>;

export const Rate = z.object({
  id: z.string(),
  kind: z.enum(['dated', 'plan']),
  from: Currency,
  to: Currency,
  validFrom: IsoDate,
  rate: z.string().regex(/^\d+(\.\d+)?$/, 'a number like 1.0842'),
});

export const settingsApi = {
  'settings.program': query(z.object({}), Program),
  'settings.update': command(
    z.object({
      asOf: IsoDate.nullable().optional(),
      reportingCurrency: Currency.optional(),
      fiscalCalendar: FiscalCalendar.optional(),
      activePreset: z.string().optional(),
      rateRule: z.enum(['dated', 'plan']).optional(),
      pageSize: z.enum(['A4', 'Letter']).optional(),
      companyName: z.string().max(200).optional(),
      userName: z.string().trim().max(200).optional(),
      /** Changes the fiscal calendar although reviews and forecasts name their quarters by the old one. */
      confirm: z.boolean().default(false),
    }),
    z.object({}),
  ),
  /** Adds or renames one entry of a list of the program; the key never changes. */
  'settings.list.save': command(
    z.object({
      list: z.enum(['partner_type', 'tier']),
      key: z.string().regex(/^[A-Z0-9_]{1,40}$/),
      label: z.string().trim().min(1).max(80),
      rank: z.int().min(0).max(999).default(0),
      /** A new type begins with the profile of this one; without it, with the generic profile. */
      copyOf: z.string().max(60).optional(),
    }),
    z.object({}),
  ),
  'settings.rates': query(z.object({}), z.array(Rate)),
  'settings.rates.save': command(Rate.omit({ id: true }), z.object({ id: z.string() })),
  'settings.rates.remove': command(z.object({ id: z.string() }), z.object({})),
} as const;
