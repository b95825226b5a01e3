import { useSyncExternalStore } from 'react';

/** Every address of the app. Filters and open panels are not addresses. */
export type Route =
  | { place: 'today' }
  /** `view`: a way of looking that ships with the app. */
  | { place: 'portfolio'; view?: string }
  /** `tab`: a tab, a part of one, or a kind of record; `record`: the record of that kind to open. */
  | { place: 'partner'; id: string; tab?: string; record?: string }
  | { place: 'qbrs' }
  /** `part`: the page about the meeting itself, with its dates and its outcome, instead of the section that was open last. */
  | { place: 'qbr'; id: string; part?: 'about' }
  | { place: 'plans' }
  /** `part`: the section of the plan to begin at. */
  | { place: 'plan'; id: string; part?: string }
  | { place: 'commitments' }
  /** A review on the screen, for the partner's eyes. */
  | { place: 'present'; id: string }
  | { place: 'inbox'; part?: string }
  | { place: 'import'; step?: string }
  | { place: 'settings'; section?: string; item?: string };
export type PlaceName = Route['place'];

const places: readonly PlaceName[] = [
  'today',
  'portfolio',
  'partner',
  'qbrs',
  'qbr',
  'present',
  'plans',
  'plan',
  'commitments',
  'inbox',
  'import',
  'settings',
];
const isPlace = (text: string): text is PlaceName => (places as readonly string[]).includes(text);
const lastViewKey = 'quarterdeck.view';

/** "#/partner/ID/tab" for a route. */
export const routeToHash = (route: Route): string => {
  const parts: string[] = [route.place];
  if ('id' in route) parts.push(route.id);
  if (route.place === 'partner' && route.tab) parts.push(route.tab, ...(route.record ? [route.record] : []));
  if (route.place === 'qbr' && route.part) parts.push(route.part);
  if (route.place === 'plan' && route.part) parts.push(route.part);
  if (route.place === 'portfolio' && route.view) parts.push(route.view);
  if (route.place === 'inbox' && route.part) parts.push(route.part);
  if (route.place === 'import' && route.step) parts.push(route.step);
  if (route.place === 'settings' && route.section) parts.push(route.section, ...(route.item ? [route.item] : []));
  return `#/${parts.map(encodeURIComponent).join('/')}`;
};

/** The route of an address; an address that nothing lives at is Today, where the app starts. */
export const hashToRoute = (hash: string): Route => {
  const [place = '', first, second, third] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (!isPlace(place)) return { place: 'today' };
  switch (place) {
    case 'partner':
      return first
        ? { place, id: first, ...(second ? { tab: second } : {}), ...(second && third ? { record: third } : {}) }
        : { place: 'portfolio' };
    case 'portfolio':
      return first ? { place, view: first } : { place };
    case 'qbr':
      return first ? { place, id: first, ...(second === 'about' ? { part: second } : {}) } : { place: 'qbrs' };
    case 'plan':
      return first ? { place, id: first, ...(second ? { part: second } : {}) } : { place: 'plans' };
    case 'present':
      return first ? { place, id: first } : { place: 'qbrs' };
    case 'inbox':
      return first ? { place, part: first } : { place };
    case 'import':
      return first ? { place, step: first } : { place };
    case 'settings':
      return first ? { place, section: first, ...(second ? { item: second } : {}) } : { place };
    default:
      return { place };
  }
};

const listeners = new Set<() => void>();
const changed = (): void => {
  localStorage.setItem(lastViewKey, location.hash);
  for (const listener of listeners) listener();
};

/** Goes to a place; `replace` when going back should not come here again. */
export const navigate = (route: Route, { replace = false } = {}): void => {
  const hash = routeToHash(route);
  if (hash === location.hash) return;
  // a word marked by a double click would otherwise mark the next place from end to end
  getSelection()?.removeAllRanges();
  if (replace) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  changed();
};

export const goBack = (): void => history.back();
export const goForward = (): void => history.forward();

/** Opens the view that was open last, unless an address was asked for. */
export const restoreLastView = (): void => {
  const last = localStorage.getItem(lastViewKey);
  if (location.hash === '' && last !== null) history.replaceState(null, '', routeToHash(hashToRoute(last)));
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  addEventListener('popstate', changed);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', changed);
  };
};
const hashNow = (): string => location.hash;

/** Where the app is. */
export const useRoute = (): Route => hashToRoute(useSyncExternalStore(subscribe, hashNow));
/** The place that is open, for code outside of components. */
export const placeNow = (): PlaceName => hashToRoute(location.hash).place;
