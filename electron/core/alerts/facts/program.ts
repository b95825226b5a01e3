import type { CertificateFact, DocumentFact, MdfFact, Onboarding, Waiting } from '#shared/alerts/facts.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { byPartner, type FactReader } from './reader.ts';

// the newest onboarding that had begun by the as-of date
const onboardingSql = (only: string): string => `
  SELECT partner_id AS partnerId, id, max(started_on) AS startedOn, window_ends_on AS windowEndsOn, state, completed_on AS completedOn FROM onboarding
  WHERE started_on <= @asOf${only} GROUP BY partner_id`;
const milestoneSql = (only: string): string => `
  SELECT partner_id AS partnerId, onboarding_id AS onboardingId, id, name, step, side, due_on AS dueOn, state IN ('done', 'waived') AS isDone, done_on AS doneOn,
    coalesce(follow_ups, 0) AS followUps FROM onboarding_milestone WHERE 1${only} ORDER BY position, due_on, id`;
const certificateSql = (only: string): string => `
  SELECT c.partner_id AS partnerId, c.id, c.definition AS key, coalesce(d.label, c.definition) AS definition, c.contact_id AS contactId, c.state, c.started_on AS startedOn,
    c.last_progress_on AS lastProgressOn, c.achieved_on AS achievedOn, c.expires_on AS expiresOn
  FROM certificate c LEFT JOIN certificate_definition d ON d.key = c.definition
  WHERE c.state IN ('in_progress', 'certified') AND (c.expires_on IS NULL OR c.expires_on > @yearAgo) AND (c.started_on IS NULL OR c.started_on <= @asOf)${only}`;
const documentSql = (only: string): string => `
  SELECT c.partner_id AS partnerId, c.id, coalesce(r.label, c.requirement) AS requirement, c.state, c.valid_to AS validTo
  FROM compliance_document c LEFT JOIN compliance_requirement r ON r.key = c.requirement
  WHERE (c.valid_from IS NULL OR c.valid_from <= @asOf)${only}`;
const allocationSql = (only: string): string => `
  SELECT partner_id AS partnerId, id, program, from_on AS "from", to_on AS "to", amount_minor AS amount, currency FROM mdf_allocation
  WHERE from_on <= @asOf AND to_on >= @asOf${only}`;
const claimedSql = (only: string): string => `
  SELECT r.partner_id AS partnerId, r.allocation_id AS allocationId, c.currency, sum(coalesce(c.approved_amount_minor, c.amount_minor)) AS amount
  FROM mdf_claim c JOIN mdf_request r ON r.id = c.request_id
  WHERE c.state IN ('approved', 'paid') AND coalesce(c.decided_on, c.paid_on, c.submitted_on) <= @asOf${only} GROUP BY r.partner_id, r.allocation_id, c.currency`;
const waitingSql = (only: string): string => `
  SELECT partner_id AS partnerId, 'mdf_request' AS entity, id, title, submitted_on AS since, amount_minor AS amount, currency FROM mdf_request
    WHERE submitted_on <= @asOf AND (state IN ('requested', 'under_review') OR decided_on > @asOf)${only}
  UNION ALL SELECT c.partner_id, 'mdf_claim', c.id, coalesce(r.title, ''), c.submitted_on, c.amount_minor, c.currency FROM mdf_claim c LEFT JOIN mdf_request r ON r.id = c.request_id
    WHERE c.submitted_on <= @asOf AND (c.state IN ('submitted', 'verified') OR coalesce(c.decided_on, c.paid_on) > @asOf)${only.replace('partner_id', 'c.partner_id')}
  UNION ALL SELECT partner_id, 'support_case', id, subject, opened_on, NULL, NULL FROM support_case
    WHERE opened_on <= @asOf AND first_response_minutes IS NULL AND (resolved_on IS NULL OR resolved_on > @asOf)${only}
  UNION ALL SELECT partner_id, 'influence', id, customer, submitted_on, NULL, NULL FROM influence
    WHERE submitted_on <= @asOf AND (state = 'submitted' OR decided_on > @asOf)${only}
  UNION ALL SELECT partner_id, 'incentive', id, program, due_on, earned_minor - coalesce(paid_minor, 0), currency FROM incentive
    WHERE due_on <= @asOf AND (state IN ('calculated', 'approved') OR paid_on > @asOf)${only}`;

type Row<T> = T & { partnerId: string };
type CertificateRow = Row<Omit<CertificateFact, 'isRequired'> & { key: string; achievedOn: IsoDate | null }>;

export type ProgramFacts = {
  onboarding: Onboarding | null;
  certificates: CertificateFact[];
  /** Of the certificates that the type requires, how many there are and how many are valid. */
  required: { of: number; valid: number };
  documents: DocumentFact[];
  mdf: MdfFact[];
  waiting: Waiting[];
};

/** What the program asks of and gives to each partner. */
export const readProgramFacts = (reader: FactReader): ((partnerId: string, type: string | null) => ProgramFacts) => {
  const only = reader.only('partner_id');
  const { asOf, profileOf } = reader.frame;
  const onboardings = byPartner(
    reader.rows<Row<Omit<Onboarding, 'milestones' | 'isCompleted'> & { state: string; completedOn: IsoDate | null }>>(onboardingSql(only)),
  );
  const milestones = byPartner(
    reader.rows<Row<Onboarding['milestones'][number] & { onboardingId: string; isDone: boolean | number }>>(milestoneSql(only)),
  );
  const certificates = byPartner(reader.rows<CertificateRow>(certificateSql(reader.only('c.partner_id'))));
  const documents = byPartner(reader.rows<Row<DocumentFact>>(documentSql(reader.only('c.partner_id'))));
  const allocations = byPartner(
    reader.rows<Row<{ id: string; program: string; from: IsoDate; to: IsoDate; amount: number; currency: string | null }>>(
      allocationSql(only),
    ),
  );
  const claimed = byPartner(
    reader.rows<Row<{ allocationId: string; currency: string | null; amount: number | null }>>(claimedSql(reader.only('r.partner_id'))),
  );
  const waiting = byPartner(reader.rows<Row<Waiting & { currency: string | null }>>(waitingSql(only)));
  return (partnerId, type) => {
    const required = new Set(profileOf(type).requiredCertificates);
    const onboarding = onboardings.get(partnerId)?.[0];
    const held = certificates.get(partnerId) ?? [];
    const isValid = ({ state, achievedOn, expiresOn }: CertificateRow): boolean =>
      state === 'certified' && (achievedOn === null || achievedOn <= asOf) && (expiresOn === null || expiresOn >= asOf);
    return {
      onboarding: onboarding
        ? {
            id: onboarding.id,
            startedOn: onboarding.startedOn,
            windowEndsOn: onboarding.windowEndsOn,
            isCompleted: onboarding.completedOn === null ? onboarding.state === 'completed' : onboarding.completedOn <= asOf,
            milestones: (milestones.get(partnerId) ?? [])
              .filter(({ onboardingId }) => onboardingId === onboarding.id)
              .map(({ partnerId: _, onboardingId: __, isDone, doneOn, ...rest }) => {
                // what was done later was still open
                const done = Boolean(isDone) && (doneOn === null || doneOn <= asOf);
                return { ...rest, isDone: done, doneOn: done ? doneOn : null };
              }),
          }
        : null,
      certificates: held.map(({ partnerId: _, key, achievedOn, ...rest }) => ({
        ...rest,
        state: rest.state === 'certified' && achievedOn !== null && achievedOn > asOf ? 'in_progress' : rest.state,
        isRequired: required.has(key),
      })),
      required: { of: required.size, valid: [...required].filter((key) => held.some((one) => one.key === key && isValid(one))).length },
      documents: (documents.get(partnerId) ?? []).map(({ partnerId: _, ...rest }) => rest),
      mdf: (allocations.get(partnerId) ?? []).map(({ id, program, from, to, amount, currency }) => ({
        id,
        program,
        from,
        to,
        allocated: reader.total([{ minor: amount, currency }], partnerId, 'mdf'),
        used: reader.total(
          (claimed.get(partnerId) ?? [])
            .filter(({ allocationId }) => allocationId === id)
            .map((sum) => ({ minor: sum.amount, currency: sum.currency })),
          partnerId,
          'mdf',
        ),
      })),
      waiting: (waiting.get(partnerId) ?? []).map(({ partnerId: _, currency, amount, ...rest }) => ({
        ...rest,
        amount: reader.money(amount, currency, partnerId),
      })),
    };
  };
};
