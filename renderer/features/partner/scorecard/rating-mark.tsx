import { useTranslation } from 'react-i18next';
import type { Rating } from '#shared/scorecard/model.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';

const meanings: Readonly<Record<Rating, StatusMeaning>> = {
  on_track: 'onTrack',
  at_risk: 'atRisk',
  off_track: 'offTrack',
  not_known: 'unknown',
};

/** A rating in shape and word. */
export const RatingMark = ({ rating }: { rating: Rating }) => {
  const { t } = useTranslation();
  return <StatusMark meaning={meanings[rating]} label={t(($) => $.ui.status[meanings[rating]])} />;
};
