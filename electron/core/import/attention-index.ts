import type { Sqlite } from '#core/db/open.ts';
import { type AttentionIndex, indexAttention } from '#shared/import/plan/attention-index.ts';

/** What the list holds, by what its rows are known again by. */
export const readAttentionIndex = (sqlite: Sqlite): AttentionIndex =>
  indexAttention(
    sqlite.prepare('SELECT id, entity, row_key, print, state, record_id FROM needs_attention ORDER BY id').all() as Parameters<
      typeof indexAttention
    >[0] &
      unknown[],
  );
