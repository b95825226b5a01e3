import {
  IconAdjustments,
  IconFileImport,
  IconHeartHandshake,
  IconInbox,
  IconLayoutGrid,
  IconPresentation,
  IconSunHigh,
  IconTargetArrow,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { AppCommandId } from '#shared/app-commands.ts';
import { CommitmentsScreen } from '#renderer/features/commitments/commitments-screen.tsx';
import { SettleDialog } from '#renderer/features/commitments/settle-dialog.tsx';
import { ImportScreen } from '#renderer/features/import/import-screen.tsx';
import { InboxScreen } from '#renderer/features/inbox/inbox-screen.tsx';
import { PartnerConflicts } from '#renderer/features/inbox/partner-conflicts.tsx';
import { PartnerScreen } from '#renderer/features/partner/partner-screen.tsx';
import { OverrideDialog } from '#renderer/features/portfolio/override-dialog.tsx';
import { PartnerPlans } from '#renderer/features/plans/partner-plans.tsx';
import { PlanScreen } from '#renderer/features/plans/plan-screen.tsx';
import { PlansScreen } from '#renderer/features/plans/plans-screen.tsx';
import { PortfolioScreen } from '#renderer/features/portfolio/portfolio-screen.tsx';
import { PresentScreen } from '#renderer/features/present/present-screen.tsx';
import { BoardScreen } from '#renderer/features/qbrs/board-screen.tsx';
import { EditorScreen } from '#renderer/features/qbrs/editor-screen.tsx';
import { ReviewNotes } from '#renderer/features/qbrs/outcome/review-notes.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { SyncSection } from '#renderer/features/sync/sync-section.tsx';
import { AlertsSetAside } from '#renderer/features/today/alerts-set-aside.tsx';
import { PartnerAlerts } from '#renderer/features/today/partner-alerts.tsx';
import { TodayScreen } from '#renderer/features/today/today-screen.tsx';
import type { PlaceName, Route } from '#renderer/state/router.ts';

type Screens = { [P in PlaceName]?: ComponentType<{ route: Extract<Route, { place: P }> }> };

/** What is drawn at each place. A place that has no screen has no door either. */
export const screens: Screens = {
  today: TodayScreen,
  portfolio: PortfolioScreen,
  partner: ({ route }) => (
    <PartnerScreen
      route={route}
      lent={{ Alerts: PartnerAlerts, Override: OverrideDialog, Conflicts: PartnerConflicts, Plans: PartnerPlans, Settle: SettleDialog }}
    />
  ),
  qbrs: BoardScreen,
  qbr: ({ route }) => <EditorScreen route={route} lent={{ Settle: SettleDialog }} />,
  plans: PlansScreen,
  plan: ({ route }) => <PlanScreen route={route} lent={{ Settle: SettleDialog }} />,
  commitments: CommitmentsScreen,
  present: ({ route }) => <PresentScreen route={route} lent={{ Notes: ReviewNotes }} />,
  inbox: ({ route }) => <InboxScreen route={route} lent={{ AlertsSetAside }} />,
  import: ImportScreen,
  settings: ({ route }) => <SettingsScreen route={route} lent={{ Sync: SyncSection }} />,
};

type RailPlace = {
  place: 'today' | 'portfolio' | 'qbrs' | 'plans' | 'commitments' | 'inbox' | 'import' | 'settings';
  icon: Icon;
  command: AppCommandId;
  holds: readonly PlaceName[];
};

/** The places of the rail, with the addresses that count as inside them. */
export const railPlaces: readonly RailPlace[] = [
  { place: 'today', icon: IconSunHigh, command: 'go.today', holds: ['today'] },
  { place: 'portfolio', icon: IconLayoutGrid, command: 'go.portfolio', holds: ['portfolio', 'partner'] },
  { place: 'qbrs', icon: IconPresentation, command: 'go.qbrs', holds: ['qbrs', 'qbr', 'present'] },
  { place: 'plans', icon: IconTargetArrow, command: 'go.plans', holds: ['plans', 'plan'] },
  { place: 'commitments', icon: IconHeartHandshake, command: 'go.commitments', holds: ['commitments'] },
  { place: 'inbox', icon: IconInbox, command: 'sync.inbox', holds: ['inbox'] },
  { place: 'import', icon: IconFileImport, command: 'file.import', holds: ['import'] },
  { place: 'settings', icon: IconAdjustments, command: 'go.settings', holds: ['settings'] },
];
