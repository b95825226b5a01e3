import { useQuery } from '#renderer/state/use-query.ts';
import type { Review } from '../editor.tsx';
import { LiveNotes } from './live-notes.tsx';
import { useReviewUpdate } from './use-review-update.ts';

/** The live notes of a review by themselves, for places that show nothing else of its outcome. */
export const ReviewNotes = ({ review: { qbr, package: built } }: { review: Review }) => {
  const { data: program } = useQuery('settings.program', {});
  const { update } = useReviewUpdate(qbr.id);
  return <LiveNotes qbr={qbr} asOf={program?.asOf ?? built.asOf} update={update} />;
};
