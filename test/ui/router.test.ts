import { expect, test } from 'vitest';
import { hashToRoute, type Route, routeToHash } from '#renderer/state/router.ts';

const routes: Route[] = [
  { place: 'today' },
  { place: 'portfolio' },
  { place: 'partner', id: '0193-a b/c' },
  { place: 'partner', id: '1', tab: 'deals' },
  { place: 'qbrs' },
  { place: 'qbr', id: '2' },
  { place: 'qbr', id: '2', part: 'about' },
  { place: 'plans' },
  { place: 'plan', id: '3' },
  { place: 'plan', id: '3', part: 'comments' },
  { place: 'import' },
  { place: 'import', step: 'attention' },
  { place: 'settings', section: 'currencies' },
];

test.each(routes)('comes back to $place from its address', (route) => {
  expect(hashToRoute(routeToHash(route))).toEqual(route);
});

test.each(['', '#/', '#/nowhere', '#/constructor'])('shows Today for %j, where nothing lives', (hash) => {
  expect(hashToRoute(hash)).toEqual({ place: 'today' });
});

test('shows the portfolio when the address names no partner', () => {
  expect(hashToRoute('#/partner')).toEqual({ place: 'portfolio' });
});
