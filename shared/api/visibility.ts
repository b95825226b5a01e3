import { z } from 'zod';
import { command, query } from './define.ts';

export const relations = ['distributor_reseller', 'master_sub_agent', 'regional_local'] as const;
export const viewers = ['cam', 'manager', 'field_rep', 'channel_ops'] as const;
/** Fields of partners downstream that a rule can show. */
const fields = ['name', 'tier', 'status', 'level', 'sellThrough', 'active', 'lines', 'leads', 'wonAmount'] as const;

const Rule = z.object({
  id: z.string(),
  relation: z.enum(relations),
  viewer: z.string(),
  fields: z.array(z.string()),
  /** Sums alone: no partner is shown by itself. */
  aggregateOnly: z.boolean(),
});

export const visibilityApi = {
  /** Who may see what of partners below a distributor, a master agent or a regional partner. Without a rule everything is seen. */
  'settings.visibility': query(z.object({}), z.array(Rule)),
  'settings.visibility.save': command(
    Rule.omit({ id: true }).extend({ viewer: z.enum(viewers), fields: z.array(z.enum(fields)).max(fields.length) }),
    z.object({ id: z.string() }),
  ),
  'settings.visibility.remove': command(z.object({ id: z.string() }), z.object({})),
} as const;
