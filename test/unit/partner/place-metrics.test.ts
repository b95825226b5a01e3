import { expect, test } from 'vitest';
import { metricsOf } from '#renderer/features/partner/place-metrics.ts';
import { allPlaces } from '#renderer/features/partner/tabs.ts';
import { genericProfile, shippedProfiles } from '#shared/domain/profiles/shipped.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';

test('names only metrics that there are', () => {
  const named = Object.values(shippedProfiles).flatMap((profile) => allPlaces.flatMap((place) => metricsOf(place, profile)));
  expect(named.filter((id) => findMetric(id) === undefined)).toEqual([]);
});

test('puts what the scorecard of a type is about before what every type has', () => {
  expect(metricsOf('selling', genericProfile)[0]).toBe('K53');
  expect(metricsOf('selling', shippedProfiles['REFERRAL_AGENT'] ?? genericProfile)[0]).toBe('K81.leads');
});
