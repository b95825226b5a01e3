import { expect, test } from 'vitest';
import type { Commitment } from '#shared/api/commitments.ts';
import { earlierCommitments } from '#shared/qbr/earlier.ts';

const made = (id: string, given: Partial<Commitment> = {}): Commitment => ({
  id,
  partnerId: 'p',
  kind: 'commitment',
  evidence: null,
  replacesId: null,
  originKind: 'typed',
  originId: null,
  side: 'vendor',
  description: id,
  measure: null,
  owner: null,
  madeOn: '2017-10-01',
  dueOn: '2017-12-01',
  state: 'open',
  reason: null,
  closedOn: null,
  overdue: false,
  ...given,
});
const review = { versions: ['q'], by: '2017-12-20', since: '2017-09-20' };
const ids = (all: Commitment[]) => earlierCommitments(all, review).map(({ commitment }) => commitment.id);

test('lists what must be settled first, then what is open, then what ended since the review before', () => {
  expect(
    ids([
      made('kept', { state: 'met', closedOn: '2017-11-30' }),
      made('later', { dueOn: '2018-02-01' }),
      made('late'),
      made('undated', { dueOn: null }),
      made('long ago', { state: 'met', closedOn: '2017-09-01' }),
      made('made here', { originKind: 'qbr', originId: 'q' }),
      made('made afterwards', { madeOn: '2017-12-21' }),
    ]),
  ).toEqual(['late', 'later', 'undated', 'kept']);
});

test('shows the new date of what was renegotiated on its own line, unless that one is late again', () => {
  const old = made('old', { state: 'renegotiated', reason: 'Later', closedOn: '2017-11-15' });
  const next = made('next', { replacesId: 'old', madeOn: '2017-11-15', dueOn: '2018-03-01' });
  const [only, ...others] = earlierCommitments([old, next], review);
  expect(only).toMatchObject({ commitment: { id: 'old' }, replacedBy: { dueOn: '2018-03-01' } });
  expect(others).toEqual([]);
  expect(ids([old, { ...next, dueOn: '2017-12-15' }])).toEqual(['next', 'old']);
});
