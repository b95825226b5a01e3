import type { RecordPlace } from '#shared/domain/records/record-kind.ts';
import { isRecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';

/** What is kept about a partner beside its records. */
const papers = ['notes', 'files'] as const;
/** The tabs of the page of a partner: what matters at a glance, a tab for each place of the record, notes and files, and what happened. */
export type PartnerTab = 'overview' | 'plan' | RecordPlace | (typeof papers)[number] | 'timeline' | 'history';

/** Every place, in the order for a partner whose type says nothing. */
export const allPlaces: readonly RecordPlace[] = [
  'onboarding',
  'enablement',
  'marketing',
  'selling',
  'services',
  'distribution',
  'alliances',
  'incentives',
  'care',
];
/** True for a tab that is a place of the record, and not one of the page's own. */
export const isPlace = (text: string): text is RecordPlace => (allPlaces as readonly string[]).includes(text);
const isTab = (text: string): text is PartnerTab =>
  text === 'overview' || text === 'plan' || text === 'timeline' || text === 'history' || isPlace(text);
const isPaper = (text: string): text is (typeof papers)[number] => (papers as readonly string[]).includes(text);

/** Parts of the page that are no kind of record, and where they stand. */
const sectionTabs: Readonly<Record<string, PartnerTab>> = {
  about: 'overview',
  alerts: 'overview',
  indicators: 'overview',
  scorecard: 'overview',
  commitments: 'overview',
  contacts: 'overview',
  qbrs: 'overview',
  plans: 'plan',
  pipeline: 'selling',
  quarters: 'selling',
  deals: 'selling',
};

/** What an address means: a tab, or a tab and a part of it. Parts are named like kinds of record, so "certificate" leads to the certificates. */
export const readAddress = (tab: string | undefined): { tab: PartnerTab; section: string | null } => {
  if (tab === undefined) return { tab: 'overview', section: null };
  // one section each, in which a record can be opened
  if (isPaper(tab)) return { tab, section: tab };
  if (isTab(tab)) return { tab, section: null };
  if (isRecordKey(tab)) return { tab: recordKindOf(tab).place, section: tab };
  const holder = Object.hasOwn(sectionTabs, tab) ? sectionTabs[tab] : undefined;
  return holder === undefined ? { tab: 'overview', section: null } : { tab: holder, section: tab };
};

/** The tabs that a type of partner is about, in its order, and the places that stand behind "More". A place that is open or holds something is never hidden. */
export const arrangeTabs = (
  places: readonly RecordPlace[],
  shown: (place: RecordPlace) => boolean,
): { tabs: PartnerTab[]; more: RecordPlace[] } => {
  const others = allPlaces.filter((place) => !places.includes(place));
  return {
    tabs: ['overview', 'plan', ...places, ...others.filter(shown), ...papers, 'timeline', 'history'],
    more: others.filter((place) => !shown(place)),
  };
};
