/**
 * Whether a row of the table `commitment` counts as due (K67). What was called off was not due; what was renegotiated is due by its first date, and the one that
 * replaces it is the same promise.
 */
export const countsSql = `commitment.state <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM commitment first
    WHERE first.id = commitment.replaces_id AND first.due_on IS NOT NULL AND first.state <> 'cancelled')`;
