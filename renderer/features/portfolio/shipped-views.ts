import { type GridColumn, type GridState, initialGridState } from '#renderer/ui/grid/columns.ts';

/** Ways of looking that ship with the app, beside those that a user keeps. */
export const shippedViewKeys = ['renewals', 'inactive', 'certificates', 'segment', 'coverage', 'type'] as const;
export type ShippedViewKey = (typeof shippedViewKeys)[number];

/** True for a name of a shipped view, as an address may hold it. */
export const isShippedView = (text: string | undefined): text is ShippedViewKey =>
  (shippedViewKeys as readonly string[]).includes(text ?? '');

type Look = {
  /** Shown after the name, in this order; all others are hidden. */
  shown: readonly string[];
  sorting: GridState['sorting'];
  filters?: GridState['filters'];
  ranges?: GridState['ranges'];
  grouping?: string;
};

const atLeastOne = { from: 1, to: null };

const looks: Readonly<Record<ShippedViewKey, Look>> = {
  renewals: {
    shown: ['tier', 'renewalsDue', 'renewalsAmount', 'nextRenewalOn', 'seats', 'monthlyValue', 'certificates', 'alerts', 'owner'],
    sorting: [
      { id: 'renewalsAmount', desc: true },
      { id: 'nextRenewalOn', desc: false },
    ],
    filters: { type: ['MSP'] },
    ranges: { renewalsDue: atLeastOne },
  },
  // never by name or by size: those who are most likely to become active first (domain X20)
  inactive: {
    shown: [
      'likelihood',
      'type',
      'tier',
      'lastCommercialEvent',
      'enrolledOn',
      'portalTrend',
      'trainingTrend',
      'certificates',
      'alerts',
      'owner',
    ],
    sorting: [{ id: 'likelihood', desc: true }],
    ranges: { likelihood: { from: 0, to: null } },
  },
  certificates: {
    shown: ['type', 'certificates', 'certificatesLapsing', 'nextLapseOn', 'active', 'wonAmount', 'alerts', 'owner'],
    sorting: [{ id: 'nextLapseOn', desc: false }],
    ranges: { certificatesLapsing: atLeastOne },
  },
  segment: {
    shown: ['segment', 'coverage', 'type', 'tier', 'active', 'wonAmount', 'openAmount', 'registrationTrend', 'alerts', 'owner'],
    sorting: [{ id: 'wonAmount', desc: true }],
    grouping: 'segment',
  },
  coverage: {
    shown: ['coverage', 'segment', 'type', 'tier', 'active', 'wonAmount', 'lastTouchOn', 'openCommitments', 'alerts', 'owner'],
    sorting: [{ id: 'wonAmount', desc: true }],
    grouping: 'coverage',
  },
  type: {
    shown: ['type', 'tier', 'active', 'wonAmount', 'openAmount', 'lastCommercialEvent', 'registrationTrend', 'alerts', 'owner'],
    sorting: [{ id: 'wonAmount', desc: true }],
    grouping: 'type',
  },
};

/** A way of looking with these columns after the first one, and no others. */
export const withColumns = <Row>(columns: ReadonlyArray<GridColumn<Row>>, state: GridState, shown: readonly string[]): GridState => {
  const first = columns[0]?.id ?? '';
  const known = new Set(columns.map(({ id }) => id));
  const wanted = [first, ...shown.filter((id) => id !== first && known.has(id))];
  const others = columns.map(({ id }) => id).filter((id) => !wanted.includes(id));
  return { ...state, hidden: others, order: [...wanted, ...others] };
};

/** The state of the grid under a shipped view. */
export const shippedView = <Row>(columns: ReadonlyArray<GridColumn<Row>>, key: ShippedViewKey): GridState => {
  const { shown, sorting, filters = {}, ranges = {}, grouping = null } = looks[key];
  return { ...withColumns(columns, initialGridState(columns, sorting), shown), filters, ranges, grouping };
};
