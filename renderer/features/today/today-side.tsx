import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { ClosingWindow, DuePromise, QbrToPrepare, TodayMeeting } from '#shared/api/today.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { formatMoney } from '#renderer/ui/format.ts';
import { meetingRoute, promiseRoute, reviewRoute, windowRoute } from './due-items.ts';
import { type DueItem, dueKeyDown, DueList } from './due-list.tsx';
import { DueSection } from './due-section.tsx';
import classes from './due.module.css';
import { WhenText } from './when-text.tsx';

type Today = OutputOf<'today.get'>;
type TodaySideProps = { today: Today; days: number };

/** What is due beside the alerts: promises of both sides, reviews, meetings, and what ends. */
export const TodaySide = ({ today, days }: TodaySideProps) => {
  const { t } = useTranslation();
  const { asOf, currency, commitments, qbrs, meetings, windows } = today;
  const when = (day: IsoDate | null, isDeadline = true) => <WhenText day={day} asOf={asOf} isDeadline={isDeadline} />;
  const about = (...parts: Array<string | null>): string => parts.filter(Boolean).join(' · ');

  const promise = (row: DuePromise): DueItem => ({
    key: row.id,
    title: row.title,
    detail: about(row.partner, row.owner),
    when: when(row.dueOn),
    route: promiseRoute(row),
  });
  const review = (row: QbrToPrepare): DueItem => ({
    key: `${row.partnerId} ${row.quarter}`,
    title: about(row.partner, row.quarter),
    // beside reviews of the program's quarters, one of another year would look like a mistake
    detail: about(
      t(($) => $.today.needs[row.needs]),
      row.isOwnYear ? t(($) => $.today.ownYear) : null,
    ),
    when: when(row.scheduledOn ?? row.dueOn),
    route: reviewRoute(row),
  });
  const meeting = (row: TodayMeeting): DueItem => ({
    key: row.id,
    title: row.title,
    detail: about(row.partner, row.preparation === null ? null : t(($) => $.today.preparation[row.preparation ?? 'ready'])),
    when: when(row.on, false),
    route: meetingRoute(row),
  });
  const ending = (row: ClosingWindow): DueItem => ({
    key: row.id,
    title: about(
      t(($) => $.today.ends[row.entity]),
      row.title,
    ),
    detail: about(row.partner, row.amount === null ? null : formatMoney(row.amount, currency)),
    when: when(row.endsOn),
    route: windowRoute(row),
  });

  const both = commitments.totals.vendor + commitments.totals.partner;
  const said = t(($) => $.today.section, { returnObjects: true });
  const empty = t(($) => $.today.empty, { returnObjects: true });
  const none = (text: string): string => text.replace('{{days}}', String(days));
  const side = (name: 'vendor' | 'partner') => (
    <>
      <h3 className={classes['sub']}>{said[name]}</h3>
      <DueList label={said[name]} items={commitments[name].map(promise)} total={commitments.totals[name]} none={said.none} />
    </>
  );
  return (
    // the keys belong to the lines inside
    <div role="group" aria-label={said.title} onKeyDown={dueKeyDown}>
      <DueSection title={said.commitments} count={both}>
        {commitments.empty === null ? (
          // never one side alone: what we owe stands beside what they owe
          <>
            {side('vendor')}
            {side('partner')}
          </>
        ) : (
          <p className={classes['none']}>{commitments.empty === 'never' ? empty.commitmentsNever : none(empty.commitments)}</p>
        )}
      </DueSection>
      <DueSection title={said.qbrs} count={qbrs.total}>
        <DueList
          label={said.qbrs}
          items={qbrs.entries.map(review)}
          total={qbrs.total}
          none={qbrs.empty === 'never' ? empty.qbrsNever : empty.qbrs}
        />
      </DueSection>
      <DueSection title={said.meetings} count={0}>
        {meetings.empty === null ? (
          <>
            <h3 className={classes['sub']}>{said.next}</h3>
            <DueList label={said.next} items={meetings.next.map(meeting)} total={meetings.next.length} none={said.noneAhead} />
            <h3 className={classes['sub']}>{said.recent}</h3>
            <DueList label={said.recent} items={meetings.recent.map(meeting)} total={meetings.recent.length} none={said.noneHeld} />
          </>
        ) : (
          <p className={classes['none']}>{meetings.empty === 'never' ? empty.meetingsNever : empty.meetings}</p>
        )}
      </DueSection>
      <DueSection title={said.windows} count={windows.total}>
        <DueList
          label={said.windows}
          items={windows.entries.map(ending)}
          total={windows.total}
          none={windows.empty === 'never' ? empty.windowsNever : none(empty.windows)}
        />
      </DueSection>
    </div>
  );
};
