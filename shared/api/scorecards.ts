import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { Rating, Scorecard, Standing } from '#shared/scorecard/model.ts';
import { query } from './define.ts';

const asOf = IsoDate.optional();
/** A fiscal quarter like 2017-Q4; the one of the as-of date unless given. */
const quarter = z.string().max(20).optional();

/** A group that a partner is compared with: the partners of its type, and those of its type in its tier. `size`: enrolled partners of the group. */
const PeerGroup = z.object({ key: z.enum(['type', 'typeAndTier']), label: z.string(), size: z.int() });

/** How many partners have each rating. They add up to `partners`. */
const RatingCounts = z.object({ on_track: z.int(), at_risk: z.int(), off_track: z.int(), not_known: z.int(), partners: z.int() });

export const scorecardsApi = {
  /** The scorecard of one partner by the template of its type, in the partner's own fiscal calendar. Throws RECORD_NOT_FOUND, QUARTER_INVALID. */
  'scorecards.get': query(
    z.object({ partnerId: z.string(), asOf, quarter }),
    Scorecard.extend({ partnerId: z.string(), type: z.string().nullable(), typeLabel: z.string().nullable() }),
  ),
  /** Where the partner stands among those of its type, line by line, over the quarter of the program's calendar. Reads the whole group, so it is asked for apart. */
  'scorecards.standing': query(
    z.object({ partnerId: z.string(), asOf, quarter }),
    z.object({
      quarter: z.string(),
      groups: z.array(PeerGroup),
      lines: z.array(z.object({ metric: z.string(), standings: z.array(Standing) })),
    }),
  ),
  /** K61: enrolled partners by overall rating, in all and by type, and who they are. */
  'scorecards.distribution': query(
    z.object({ asOf, quarter }),
    z.object({
      asOf: IsoDate,
      quarter: z.string(),
      all: RatingCounts,
      types: z.array(RatingCounts.extend({ type: z.string().nullable(), label: z.string() })),
      partners: z.array(
        z.object({ id: z.string(), name: z.string(), type: z.string().nullable(), rating: Rating, points: z.number().nullable() }),
      ),
    }),
  ),
} as const;
