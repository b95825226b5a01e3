import { useTranslation } from 'react-i18next';
import type { Conflict } from '#shared/api/sync.ts';

export type ConflictWords = { mine: string; theirs: string; keepMine: string; keepTheirs: string; settled: string };

/** Whose the two versions of a clash are, and what its buttons say. `me`: the person at this device, by name. */
export const useConflictWords = ({ kind, mine, theirs, mineBy, theirsBy, state }: Conflict, me: string): ConflictWords => {
  const { t } = useTranslation();
  // a late edit is another person's alone: what stands is nobody's answer to it
  const isOfferedOnly = kind === 'late-edit' && mineBy === null;
  const isMine = !isOfferedOnly && (mineBy === null || mineBy === me);
  const other = theirsBy ?? t(($) => $.inbox.conflicts.unknownWriter);
  const settledAs: Readonly<Record<string, string>> = t(($) => $.inbox.conflicts.states, { returnObjects: true });
  const isOwn = isMine && mineBy !== null && theirsBy === me;
  const ofRemoved = (value: Conflict['mine']): string | null =>
    kind !== 'deleted' ? null : value === null ? t(($) => $.inbox.conflicts.leaveRemoved) : t(($) => $.inbox.conflicts.restore);
  return {
    mine: isOfferedOnly ? t(($) => $.inbox.conflicts.asItIs) : isMine ? t(($) => $.inbox.conflicts.mine) : (mineBy ?? ''),
    theirs: isOwn ? t(($) => $.inbox.conflicts.yourOther) : other,
    keepMine: isOfferedOnly
      ? t(($) => $.inbox.conflicts.leaveAsItIs)
      : (ofRemoved(mine) ??
        (isMine ? t(($) => $.inbox.conflicts.keepMine) : t(($) => $.inbox.conflicts.keepOf, { name: mineBy ?? other }))),
    keepTheirs:
      ofRemoved(theirs) ??
      (isOwn
        ? t(($) => $.inbox.conflicts.keepOther)
        : isMine
          ? t(($) => $.inbox.conflicts.keepTheirs)
          : t(($) => $.inbox.conflicts.keepOf, { name: other })),
    settled: settledAs[state] ?? t(($) => $.inbox.conflicts.settled),
  };
};
