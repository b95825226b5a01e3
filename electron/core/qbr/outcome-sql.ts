/** Whether a review has an outcome, as `hasOutcome` of shared/domain/qbr-completion.ts says it, over a row of the table `qbr`. */
export const hasOutcomeSql = `(trim(coalesce(qbr.summary, '')) <> '' OR qbr.decisions <> '[]' OR qbr.goals <> '[]'
    OR EXISTS (SELECT 1 FROM commitment made WHERE made.origin_kind = 'qbr' AND made.origin_id = qbr.id))`;
