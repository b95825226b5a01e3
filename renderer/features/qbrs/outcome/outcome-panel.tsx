import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/commitments.ts';
import { earlierCommitments, isMadeAt } from '#shared/qbr/earlier.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { AsksEditor } from '../asks-editor.tsx';
import blocks from '../blocks.module.css';
import type { Review } from '../editor.tsx';
import editor from '../editor.module.css';
import { CloseReview } from './close-review.tsx';
import { EarlierList } from './earlier-list.tsx';
import { GoalsEditor } from './goals-editor.tsx';
import { LiveNotes } from './live-notes.tsx';
import { MadeHere } from './made-here.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import classes from './outcome.module.css';
import { OutcomeWords } from './outcome-words.tsx';
import type { SettleDialogType } from './settle-dialog-type.ts';
import { TextList } from './text-list.tsx';
import { useReviewUpdate } from './use-review-update.ts';

const none: readonly Commitment[] = [];

/** The meeting and what came of it: who, notes, decisions, goals, what both sides promised before and now, and what is missing before it can be closed. */
export const OutcomePanel = ({ review, Settle }: { review: Review; Settle: SettleDialogType }) => {
  const { t } = useTranslation();
  const { qbr, package: built, live } = review;
  const { data: program } = useQuery('settings.program', {});
  const { data: promised, error: unread } = useQuery('commitments.list', { partnerId: qbr.partnerId });
  const { update, error } = useReviewUpdate(qbr.id);
  const asOf = program?.asOf ?? built.asOf;
  const all = promised ?? none;
  const since = built.lastQbr?.heldOn ?? built.quarter.from;
  const earlier = useMemo(
    () => earlierCommitments(all, { versions: qbr.versions, by: qbr.heldOn ?? asOf, since }),
    [all, qbr.versions, qbr.heldOn, asOf, since],
  );
  const made = useMemo(() => all.filter((one) => isMadeAt(one, qbr.versions)), [all, qbr.versions]);
  const problem = error ?? unread;
  return (
    <article className={editor['section']} aria-label={t(($) => $.qbr.editor.about)}>
      {problem ? <ErrorNote error={problem} /> : null}
      <CloseReview review={review} earlier={earlier} asOf={asOf} />
      <MeetingFacts qbr={qbr} asOf={asOf} update={update} />
      <LiveNotes qbr={qbr} asOf={asOf} update={update} />
      <EarlierList qbr={qbr} earlier={earlier} asOf={asOf} Settle={Settle} />
      <MadeHere qbr={qbr} partner={built.partner.name} made={made} asOf={asOf} Settle={Settle} />
      <div className={classes['pair']}>
        <TextList
          draftKey={`qbr.${qbr.id}.decision`}
          words={t(($) => $.qbr.outcome.decisions, { returnObjects: true })}
          items={qbr.decisions}
          onChange={(decisions) => update({ decisions })}
        />
        <TextList
          draftKey={`qbr.${qbr.id}.risk`}
          words={t(($) => $.qbr.outcome.risks, { returnObjects: true })}
          items={qbr.risks.map(({ text }) => text)}
          onChange={(risks) => update({ risks: risks.map((text) => ({ text })) })}
        />
      </div>
      <GoalsEditor qbr={qbr} update={update} />
      <OutcomeWords qbr={qbr} update={update} />
      <AsksEditor
        key={JSON.stringify(qbr.asks)}
        partner={built.partner.name}
        asks={qbr.asks}
        isLive={live}
        onChange={(asks) => void update({ asks })}
      />
      {built.lastQbr?.summary ? (
        <div className={blocks['block']}>
          <h2>{t(($) => $.qbr.about.lastOutcome, { quarter: built.lastQbr.quarter })}</h2>
          <p>{built.lastQbr.summary}</p>
        </div>
      ) : null}
    </article>
  );
};
