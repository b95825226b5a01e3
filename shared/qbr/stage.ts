import { z } from 'zod';
import type { ErrorCode } from '#shared/domain/errors.ts';

/** How far a review has come (domain W08), in the order in which it goes. Overdue is no stage: it is said of a review that should be further. */
export const QbrStage = z.enum(['due', 'scheduled', 'preparing', 'ready', 'held', 'outcome_recorded', 'follow_up', 'closed']);
export type QbrStage = z.infer<typeof QbrStage>;
export const qbrStages: readonly QbrStage[] = QbrStage.options;

/** What a review has reached, as it is stored. `unsettled`: commitments made before it and due by the day it was held that are still open. */
export type StageFacts = {
  state: 'due' | 'scheduled' | 'prepared' | 'held' | 'closed';
  scheduledOn: string | null;
  readyOn: string | null;
  heldOn: string | null;
  hasOutcome: boolean;
  followedUpOn: string | null;
  unsettled: number;
};

/** The stage that follows from what is stored, so that the two never disagree. */
export const stageOf = ({
  state,
  readyOn,
  hasOutcome,
  followedUpOn,
}: Omit<StageFacts, 'unsettled' | 'scheduledOn' | 'heldOn'>): QbrStage => {
  switch (state) {
    case 'due':
    case 'scheduled':
    case 'closed':
      return state;
    case 'prepared':
      return readyOn === null ? 'preparing' : 'ready';
    case 'held':
      if (!hasOutcome) return 'held';
      return followedUpOn === null ? 'outcome_recorded' : 'follow_up';
  }
};

/**
 * Why a review cannot be moved to a stage; null: it can. `on`: the day that comes with the move, for stages that need one.
 * - scheduled needs the day of the meeting, which is not chosen in the past
 * - due again only while nothing was prepared: what was written is not thrown away by a drag
 * - what came of it is recorded, not dragged: outcome and follow-up need the meeting and an outcome
 * - held with an outcome already where live notes made one during the meeting; it has then reached that stage
 * - closed needs an outcome, and each earlier commitment settled
 */
export const moveRefusal = (facts: StageFacts, to: QbrStage, on: string | null, today: string): ErrorCode | null => {
  const from = stageOf(facts);
  const wasHeld = facts.state === 'held' || facts.state === 'closed';
  switch (to) {
    case 'due':
      return from === 'scheduled' || from === 'due' ? null : 'QBR_ALREADY_PREPARED';
    case 'scheduled':
      if (from !== 'due' && from !== 'scheduled') return 'QBR_ALREADY_PREPARED';
      if (on !== null && on < today) return 'QBR_DAY_PASSED';
      return (on ?? facts.scheduledOn) === null ? 'QBR_NO_DATE' : null;
    case 'preparing':
    case 'ready':
      return facts.hasOutcome && wasHeld ? 'QBR_HAS_OUTCOME' : null;
    case 'held':
      if (facts.hasOutcome && wasHeld && from !== 'held') return 'QBR_HAS_OUTCOME';
      return (on ?? facts.heldOn ?? today) > today ? 'QBR_NOT_YET' : null;
    case 'outcome_recorded':
    case 'follow_up':
      if (!wasHeld) return 'QBR_NOT_HELD';
      return facts.hasOutcome ? null : 'QBR_NO_OUTCOME';
    case 'closed':
      if (!wasHeld) return 'QBR_NOT_HELD';
      if (!facts.hasOutcome) return 'QBR_NO_OUTCOME';
      return facts.unsettled > 0 ? 'QBR_COMMITMENTS_UNSETTLED' : null;
  }
};

/** The stored values that bring a review to a stage that `moveRefusal` allows. What is left out stays as it is. */
export const moveChanges = (
  facts: StageFacts,
  to: QbrStage,
  on: string | null,
  today: string,
): Partial<{
  state: StageFacts['state'];
  scheduledOn: string | null;
  readyOn: string | null;
  heldOn: string | null;
  followedUpOn: string | null;
  closedOn: string | null;
}> => {
  const open = { closedOn: null };
  switch (to) {
    case 'due':
      return { ...open, state: 'due', scheduledOn: null };
    case 'scheduled':
      return { ...open, state: 'scheduled', scheduledOn: on ?? facts.scheduledOn };
    case 'preparing':
      return { ...open, state: 'prepared', readyOn: null, heldOn: null, followedUpOn: null };
    case 'ready':
      return { ...open, state: 'prepared', readyOn: facts.readyOn ?? today, heldOn: null, followedUpOn: null };
    case 'held':
    case 'outcome_recorded':
      return { ...open, state: 'held', heldOn: on ?? facts.heldOn ?? today, followedUpOn: null };
    case 'follow_up':
      return { ...open, state: 'held', followedUpOn: facts.followedUpOn ?? today };
    case 'closed':
      return { state: 'closed', closedOn: today, followedUpOn: facts.followedUpOn ?? today };
  }
};
