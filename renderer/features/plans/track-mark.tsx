import type { TrackStatus } from '#shared/plan/tracking.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';

const meanings: Record<TrackStatus, StatusMeaning> = {
  on_track: 'onTrack',
  at_risk: 'atRisk',
  off_track: 'offTrack',
  unknown: 'unknown',
};

/** How a plan or an objective stands against what the plan asks for by now. */
export const TrackMark = ({ status }: { status: TrackStatus }) => <StatusMark meaning={meanings[status]} />;
