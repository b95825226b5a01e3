import type { QbrEntry } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type Described, describeError } from '#shared/domain/errors.ts';
import { moveRefusal, type QbrStage, qbrStages } from '#shared/qbr/stage.ts';

/** Why a card cannot go to a stage, in words; null when it can, though it may need a day first. */
export const refusalOf = (entry: QbrEntry, to: QbrStage, asOf: IsoDate): Described | null => {
  const code = moveRefusal(entry, to, asOf, asOf);
  return code === null ? null : describeError(code);
};

/** The day that a move asks for, with the one that is offered; null: none is needed. */
export const dayToAsk = (entry: QbrEntry, to: QbrStage, asOf: IsoDate): { offered: IsoDate | null } | null => {
  if (to === 'scheduled') return { offered: entry.scheduledOn };
  if (to !== 'held' || entry.state === 'held' || entry.state === 'closed') return null;
  return { offered: entry.heldOn ?? (entry.scheduledOn !== null && entry.scheduledOn <= asOf ? entry.scheduledOn : asOf) };
};

/** The stage beside that of a card, in the order of the board. */
export const stageBeside = (stage: QbrStage, by: -1 | 1): QbrStage | undefined => qbrStages[qbrStages.indexOf(stage) + by];
