import type { Block, Chart, Status, TableBlock, Value } from '#shared/documents/model.ts';
import type { CertificateStatus, EnablementFacts } from '../recorded.ts';
import { dateValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { type BlockContext, type FactContext, note } from './block-context.ts';
import { unrecordedBlocks } from './unrecorded.ts';

const shapes: Record<CertificateStatus, Status> = {
  valid: 'on-track',
  expiring: 'at-risk',
  expired: 'off-track',
  in_progress: 'unknown',
  not_started: 'unknown',
  revoked: 'off-track',
};

/** The standing of a certificate in a word with its shape. */
const statusValue = (status: CertificateStatus, say: QbrSay): Value => ({
  kind: 'status',
  status: shapes[status],
  text: say(`certificateStatus.${status}`),
});

/** As many certificates as one slide holds. */
const most = 12;

export const certificateTable = ({ certificates }: EnablementFacts, say: QbrSay, shown = certificates.length): TableBlock => ({
  kind: 'table',
  columns: [
    { key: 'certificate', label: say('certificate'), kind: 'text' },
    { key: 'holder', label: say('holder'), kind: 'text' },
    { key: 'status', label: say('state'), kind: 'status' },
    { key: 'achieved', label: say('achieved'), kind: 'date' },
    { key: 'expires', label: say('expires'), kind: 'date' },
  ],
  rows: certificates.slice(0, shown).map((one) => ({
    cells: [
      textValue(one.certificate),
      textValue(one.holder),
      statusValue(one.status, say),
      dateValue(one.achievedOn),
      dateValue(one.expiresOn),
    ],
  })),
  empty: say('noCertificates'),
});

/** Certificates, worst first, and the training of the quarter. Without any record of them: a plain line about what is missing. */
export const certificateBlocks = (context: BlockContext): Block[] => {
  const { built, say } = context;
  const facts = built.enablement;
  if (facts === null) return unrecordedBlocks(context);
  const more = facts.certificates.length - most;
  const notes = [
    ...(facts.missing.length > 0 ? [say('certificatesMissing', { certificates: facts.missing.join(', ') })] : []),
    say('trainingOfQuarter', { quarter: built.quarter.label, completed: facts.completed, assigned: facts.assigned }),
    ...(more > 0 ? [say('moreCertificates', { count: more })] : []),
  ];
  return [certificateTable(facts, say, most), note(...notes)];
};

const standings: readonly CertificateStatus[] = ['valid', 'expiring', 'expired', 'in_progress', 'not_started', 'revoked'];

/** Certificates by how they stand; null when there are none. */
export const certificatesChart = ({ built, say }: FactContext): Chart | null => {
  const all = built.enablement?.certificates ?? [];
  if (all.length === 0) return null;
  const counts = standings
    .map((standing) => ({ name: say(`certificateStatus.${standing}`), count: all.filter(({ status }) => status === standing).length }))
    .filter(({ count }) => count > 0);
  return {
    kind: 'bar',
    title: say('certificatesTitle'),
    altText: say('certificatesAlt', { standings: counts.map(({ name, count }) => `${name} ${count}`).join(', ') }),
    categories: counts.map(({ name }) => name),
    categoryLabel: say('state'),
    format: { kind: 'integer' },
    series: [{ key: 'certificates', name: say('certificatesHeld'), values: counts.map(({ count }) => count) }],
  };
};
