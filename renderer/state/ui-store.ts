import { create } from 'zustand';
import { keep, readKept } from './kept.ts';
import { placeNow } from './router.ts';
import type { AlertEntry } from '#shared/api/alerts.ts';
import type { Figure } from '#shared/metrics/figure.ts';

/**
 * What the inspector explains. `partnerId`: the partner whose figure it is; without one it is of the whole portfolio. `group`: the part of the portfolio whose figure it is. `of`: how many open alerts there are, of which this
 * one has its place.
 */
export type Inspected =
  | { kind: 'figure'; figure: Figure; partnerId?: string; group?: string }
  | { kind: 'partner'; id: string }
  | { kind: 'alert'; entry: AlertEntry; of: number }
  | null;

type UiState = {
  isRailFolded: boolean;
  isInspectorOpen: boolean;
  isCompact: boolean;
  inspected: Inspected;
  /** The place where it was selected; elsewhere it is not shown. */
  inspectedAt: string;
  /** The place where the inspector was asked for with nothing selected; elsewhere an empty one takes no room. */
  emptyAt: string;
  /** The user locked the store in this session. */
  wasLocked: boolean;
  /** The one overlay that is open. */
  overlay: 'keys' | 'as-of' | 'new-partner' | 'new-plan' | 'bulk-edit' | 'override' | 'save-view' | 'restore' | 'sync' | null;
};

type Kept = Pick<UiState, 'isRailFolded' | 'isInspectorOpen' | 'isCompact'>;
const keptKey = 'quarterdeck.panels';
const shipped: Kept = { isRailFolded: false, isInspectorOpen: false, isCompact: false };

/** What the store of the app must not hold: open panels and what is selected. Panels are remembered on this device. */
export const useUiStore = create<UiState>(() => ({
  ...readKept(keptKey, shipped),
  inspected: null,
  inspectedAt: '',
  emptyAt: '',
  wasLocked: false,
  overlay: null,
}));

const setPanels = (change: Partial<Kept>): void => {
  useUiStore.setState(change);
  const { isRailFolded, isInspectorOpen, isCompact } = useUiStore.getState();
  keep(keptKey, { isRailFolded, isInspectorOpen, isCompact });
};

export const toggleRail = (): void => setPanels({ isRailFolded: !useUiStore.getState().isRailFolded });
/** Whether the inspector is drawn at a place: it is open, and there is something selected there or it was asked for empty. */
export const isInspectorShown = ({ isInspectorOpen, inspected, inspectedAt, emptyAt }: UiState, place: string): boolean =>
  isInspectorOpen && ((inspected !== null && inspectedAt === place) || emptyAt === place);
export const toggleInspector = (): void => {
  const isShown = isInspectorShown(useUiStore.getState(), placeNow());
  useUiStore.setState({ emptyAt: isShown ? '' : placeNow() });
  setPanels({ isInspectorOpen: !isShown });
};
export const toggleCompact = (): void => setPanels({ isCompact: !useUiStore.getState().isCompact });

/** Shows something in the inspector and opens it. */
export const inspect = (inspected: NonNullable<Inspected>): void => {
  inspectIfOpen(inspected);
  setPanels({ isInspectorOpen: true });
};
/** Shows something in the inspector if it is open: for what is merely passed over. */
export const inspectIfOpen = (inspected: Inspected): void => useUiStore.setState({ inspected, inspectedAt: placeNow(), emptyAt: '' });

export const openOverlay = (overlay: UiState['overlay']): void => useUiStore.setState({ overlay });
export const closeOverlay = (): void => useUiStore.setState({ overlay: null });

export const rememberLock = (): void => useUiStore.setState({ wasLocked: true, inspected: null });
