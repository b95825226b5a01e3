import { expect, test } from 'vitest';
import { arrangeTabs, readAddress } from '#renderer/features/partner/tabs.ts';

test('an address leads to a tab, to a part of one, or to a kind of record in its place', () => {
  expect(readAddress(undefined)).toEqual({ tab: 'overview', section: null });
  expect(readAddress('marketing')).toEqual({ tab: 'marketing', section: null });
  expect(readAddress('deals')).toEqual({ tab: 'selling', section: 'deals' });
  expect(readAddress('certificate')).toEqual({ tab: 'enablement', section: 'certificate' });
  expect(readAddress('notes')).toEqual({ tab: 'notes', section: 'notes' });
  expect(readAddress('plan')).toEqual({ tab: 'plan', section: null });
  expect(readAddress('nowhere')).toEqual({ tab: 'overview', section: null });
  expect(readAddress('constructor')).toEqual({ tab: 'overview', section: null });
});

test('shows the places of the type in its order, and others only when they hold something', () => {
  const { tabs, more } = arrangeTabs(['services', 'care'], (place) => place === 'selling');
  expect(tabs).toEqual(['overview', 'plan', 'services', 'care', 'selling', 'notes', 'files', 'timeline', 'history']);
  expect(more).toEqual(['onboarding', 'enablement', 'marketing', 'distribution', 'alliances', 'incentives']);
});
