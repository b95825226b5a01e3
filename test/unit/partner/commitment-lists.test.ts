import { expect, test } from 'vitest';
import { commitmentLists, overdueDays } from '#renderer/features/partner/commitment-lists.ts';
import type { Commitment } from '#shared/api/commitments.ts';

const commitment = (given: Partial<Commitment> & { id: string }): Commitment => ({
  partnerId: 'p',
  kind: 'commitment',
  evidence: null,
  replacesId: null,
  originKind: 'typed',
  originId: null,
  side: 'vendor',
  description: given.id,
  measure: null,
  owner: null,
  madeOn: '2017-10-01',
  dueOn: null,
  state: 'open',
  reason: null,
  closedOn: null,
  overdue: false,
  ...given,
});

test('puts both sides beside each other, open ones by due date and undated last', () => {
  const [ours, theirs] = commitmentLists([
    commitment({ id: 'undated' }),
    commitment({ id: 'later', dueOn: '2018-02-01' }),
    commitment({ id: 'soon', dueOn: '2018-01-10', state: 'in_progress' }),
    commitment({ id: 'old', state: 'met', closedOn: '2017-11-01' }),
    commitment({ id: 'newer', state: 'missed', closedOn: '2017-12-01' }),
    commitment({ id: 'theirs', side: 'partner' }),
  ]);
  expect(ours?.open.map(({ id }) => id)).toEqual(['soon', 'later', 'undated']);
  expect(ours?.settled.map(({ id }) => id)).toEqual(['newer', 'old']);
  expect(theirs?.open.map(({ id }) => id)).toEqual(['theirs']);
});

test('counts the days that a commitment is overdue, and none for one that is not', () => {
  expect(overdueDays({ overdue: true, dueOn: '2017-12-24' }, '2017-12-31')).toBe(7);
  expect(overdueDays({ overdue: false, dueOn: '2018-12-24' }, '2017-12-31')).toBe(0);
});
