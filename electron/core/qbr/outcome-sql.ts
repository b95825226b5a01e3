// what is no JSON came from elsewhere; it counts as nothing, as in `listsOf`
const someSql = (list: string): string => `(CASE WHEN json_valid(${list}) THEN json_array_length(${list}) ELSE 0 END) > 0`;

/** Whether a review has an outcome, as `hasOutcome` of shared/domain/qbr-completion.ts says it, over a row of the table `qbr`. */
export const hasOutcomeSql = `(trim(coalesce(qbr.summary, '')) <> '' OR ${someSql('qbr.decisions')} OR ${someSql('qbr.goals')}
    OR EXISTS (SELECT 1 FROM qbr version JOIN commitment made ON made.origin_kind = 'qbr' AND made.origin_id = version.id
      WHERE version.partner_id = qbr.partner_id AND version.quarter = qbr.quarter))`;

/** Whether a row of the table `qbr` is the newest version of its review, which is the one that counts. */
export const newestSql = `NOT EXISTS (SELECT 1 FROM qbr newer
    WHERE newer.partner_id = qbr.partner_id AND newer.quarter = qbr.quarter AND newer.package_version > qbr.package_version)`;
