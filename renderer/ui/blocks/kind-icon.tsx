import {
  IconAlertTriangle,
  IconAlignLeft,
  IconChartBar,
  IconClock,
  IconHash,
  IconHeartHandshake,
  IconMessage,
  IconTable,
  type TablerIcon,
} from '@tabler/icons-react';
import type { BlockKind } from '#shared/qbr/block.ts';

const icons: Readonly<Record<BlockKind, TablerIcon>> = {
  figures: IconHash,
  table: IconTable,
  chart: IconChartBar,
  commentary: IconMessage,
  commitments: IconHeartHandshake,
  risks: IconAlertTriangle,
  agenda: IconClock,
  text: IconAlignLeft,
};

/** The sign of a kind of block; its name always stands beside it. */
export const KindIcon = ({ kind }: { kind: BlockKind }) => {
  const Icon = icons[kind];
  return <Icon size={15} stroke={1.75} aria-hidden />;
};
