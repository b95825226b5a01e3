import { expect, test } from 'vitest';
import { onboardingState } from '#renderer/features/partner/onboarding/onboarding-state.ts';
import { entryRow } from '#test/support/entry-row.ts';

const onboarding = entryRow('onboarding', 'o1', { startedOn: '2017-10-01', windowEndsOn: '2017-12-30', state: 'running' });
const milestone = (id: string, step: string, dueOn: string, doneOn: string | null) =>
  entryRow('onboarding_milestone', id, { name: id, step, dueOn, doneOn, state: doneOn === null ? 'pending' : 'done' });
const steps = [
  milestone('Registration', 'first_registration', '2017-11-30', null),
  milestone('Profile', 'profile', '2017-10-08', '2017-10-05'),
  milestone('Certification', 'first_certification', '2017-10-31', '2017-10-31'),
];

test('places the day and each milestone in the window, in the order in which they are due', () => {
  const state = onboardingState(onboarding, steps, '2017-12-10');
  expect(state).toMatchObject({ days: 90, daysIn: 70, daysLeft: 20, doneMilestones: 2, allMilestones: 3, done: 1, of: 2, quietDays: 40 });
  expect(state?.today).toBeCloseTo(70 / 90);
  expect(state?.milestones.map(({ name }) => name)).toEqual(['Profile', 'Certification', 'Registration']);
  expect(state?.next).toEqual({ name: 'Registration', dueOn: '2017-11-30' });
});

test('keeps the day on the bar after the window has ended', () => {
  expect(onboardingState(onboarding, steps, '2018-02-01')).toMatchObject({ today: 1, state: 'expired' });
});

test('has nothing to draw for a window without days', () => {
  expect(
    onboardingState(entryRow('onboarding', 'o2', { startedOn: '2017-10-01', windowEndsOn: '2017-10-01' }), [], '2017-12-10'),
  ).toBeNull();
});
