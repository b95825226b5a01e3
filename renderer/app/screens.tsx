import { IconAdjustments, IconFileImport, IconLayoutGrid, IconPresentation, IconSunHigh, type Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { AppCommandId } from '#shared/app-commands.ts';
import { ImportScreen } from '#renderer/features/import/import-screen.tsx';
import { PartnerScreen } from '#renderer/features/partner/partner-screen.tsx';
import { OverrideDialog } from '#renderer/features/portfolio/override-dialog.tsx';
import { PortfolioScreen } from '#renderer/features/portfolio/portfolio-screen.tsx';
import { BoardScreen } from '#renderer/features/qbrs/board-screen.tsx';
import { EditorScreen } from '#renderer/features/qbrs/editor-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { PartnerAlerts } from '#renderer/features/today/partner-alerts.tsx';
import { TodayScreen } from '#renderer/features/today/today-screen.tsx';
import type { PlaceName, Route } from '#renderer/state/router.ts';

type Screens = { [P in PlaceName]?: ComponentType<{ route: Extract<Route, { place: P }> }> };

/** What is drawn at each place. A place that has no screen has no door either. */
export const screens: Screens = {
  today: TodayScreen,
  portfolio: PortfolioScreen,
  partner: ({ route }) => <PartnerScreen route={route} lent={{ Alerts: PartnerAlerts, Override: OverrideDialog }} />,
  qbrs: BoardScreen,
  qbr: EditorScreen,
  import: ImportScreen,
  settings: SettingsScreen,
};

type RailPlace = {
  place: 'today' | 'portfolio' | 'qbrs' | 'import' | 'settings';
  icon: Icon;
  command: AppCommandId;
  holds: readonly PlaceName[];
};

/** The places of the rail, with the addresses that count as inside them. */
export const railPlaces: readonly RailPlace[] = [
  { place: 'today', icon: IconSunHigh, command: 'go.today', holds: ['today'] },
  { place: 'portfolio', icon: IconLayoutGrid, command: 'go.portfolio', holds: ['portfolio', 'partner'] },
  { place: 'qbrs', icon: IconPresentation, command: 'go.qbrs', holds: ['qbrs', 'qbr'] },
  { place: 'import', icon: IconFileImport, command: 'file.import', holds: ['import'] },
  { place: 'settings', icon: IconAdjustments, command: 'go.settings', holds: ['settings'] },
];
