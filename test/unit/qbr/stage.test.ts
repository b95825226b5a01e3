import { expect, test } from 'vitest';
import { moveChanges, moveRefusal, type QbrStage, qbrStages, type StageFacts, stageOf } from '#shared/qbr/stage.ts';

const today = '2017-11-20';
const review = (more: Partial<StageFacts>): StageFacts => ({
  state: 'due',
  scheduledOn: null,
  readyOn: null,
  heldOn: null,
  hasOutcome: false,
  followedUpOn: null,
  unsettled: 0,
  ...more,
});
const held = { state: 'held', heldOn: '2017-11-10' } as const;

test.each<[QbrStage, Partial<StageFacts>]>([
  ['due', {}],
  ['scheduled', { state: 'scheduled', scheduledOn: '2017-12-01' }],
  ['preparing', { state: 'prepared' }],
  ['ready', { state: 'prepared', readyOn: today }],
  ['held', held],
  ['outcome_recorded', { ...held, hasOutcome: true }],
  ['follow_up', { ...held, hasOutcome: true, followedUpOn: today }],
  ['closed', { ...held, state: 'closed', hasOutcome: true }],
])('a review is %s by what is stored', (stage, facts) => {
  expect(stageOf(review(facts))).toBe(stage);
});

test.each<[string, QbrStage, Partial<StageFacts>, string | null]>([
  ['scheduled without a day', 'scheduled', {}, 'QBR_NO_DATE'],
  ['back to due once it is being prepared', 'due', { state: 'prepared' }, 'QBR_ALREADY_PREPARED'],
  ['an outcome before it was held', 'outcome_recorded', { state: 'prepared' }, 'QBR_NOT_HELD'],
  ['follow-up without an outcome', 'follow_up', held, 'QBR_NO_OUTCOME'],
  ['closed without an outcome', 'closed', held, 'QBR_NO_OUTCOME'],
  ['closed before it was held', 'closed', { state: 'scheduled', scheduledOn: '2017-12-01' }, 'QBR_NOT_HELD'],
  ['closed while earlier commitments are open', 'closed', { ...held, hasOutcome: true, unsettled: 2 }, 'QBR_COMMITMENTS_UNSETTLED'],
  ['back to preparing when something came of it', 'preparing', { ...held, hasOutcome: true }, 'QBR_HAS_OUTCOME'],
  ['closed when all is settled', 'closed', { ...held, hasOutcome: true }, null],
])('%s: %s', (_, to, facts, refusal) => {
  expect(moveRefusal(review(facts), to, null, today)).toBe(refusal);
});

test('a review cannot have been held on a day to come', () => {
  expect(moveRefusal(review({ state: 'prepared' }), 'held', '2017-11-21', today)).toBe('QBR_NOT_YET');
  expect(moveRefusal(review({ state: 'prepared' }), 'held', today, today)).toBeNull();
});

test('a meeting is not planned for a day that has passed', () => {
  expect(moveRefusal(review({}), 'scheduled', '2017-11-19', today)).toBe('QBR_DAY_PASSED');
  expect(moveRefusal(review({}), 'scheduled', today, today)).toBeNull();
});

test('a review is marked as held when its live notes already made a commitment', () => {
  const facts = review({ state: 'prepared', hasOutcome: true });
  expect(moveRefusal(facts, 'held', today, today)).toBeNull();
  expect(stageOf({ ...facts, ...moveChanges(facts, 'held', today, today) })).toBe('outcome_recorded');
  expect(moveRefusal(review({ ...held, hasOutcome: true }), 'held', null, today)).toBe('QBR_HAS_OUTCOME');
});

test('an allowed move leads to the stage that was asked for', () => {
  const states = ['due', 'scheduled', 'prepared', 'held', 'closed'] as const;
  const days = [null, '2017-11-10'] as const;
  let moved = 0;
  for (const state of states)
    for (const scheduledOn of days)
      for (const readyOn of days)
        for (const followedUpOn of days)
          for (const hasOutcome of [false, true])
            for (const to of qbrStages) {
              const wasHeld = state === 'held' || state === 'closed';
              const facts = review({
                state,
                scheduledOn,
                readyOn,
                followedUpOn,
                heldOn: wasHeld ? '2017-11-10' : null,
                hasOutcome: wasHeld && hasOutcome,
              });
              if (moveRefusal(facts, to, null, today) !== null) continue;
              const {
                state: next = facts.state,
                readyOn: ready = facts.readyOn,
                followedUpOn: followed = facts.followedUpOn,
              } = moveChanges(facts, to, null, today);
              moved += 1;
              expect(
                stageOf({ state: next, readyOn: ready, hasOutcome: facts.hasOutcome, followedUpOn: followed }),
                `${state} to ${to}`,
              ).toBe(to);
            }
  expect(moved).toBeGreaterThan(100);
});
