import type { PictureEntry } from '#core/alerts/picture.ts';
import type { ClosingWindow, DuePromise, QbrToPrepare, TodayMeeting } from '#shared/api/today.ts';
import type { PartnerFacts } from '#shared/alerts/facts.ts';
import { addDays, daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { onboardingWindow } from '#shared/domain/onboarding-window.ts';
import { lastDayToHold, reviewDueOn } from '#shared/qbr/cadence.ts';

/** Renewals and windows are looked at further ahead than promises: they take longer to prepare. */
const windowDays = 90;
/** A meeting is recent for so many days. */
const recentDays = 14;

const whose = ({ id, name, ownerId }: PartnerFacts) => ({ partnerId: id, partner: name, ownerId });
const enrolled = (entries: Iterable<PictureEntry>): PartnerFacts[] =>
  [...entries].flatMap(({ record: { facts } }) => (facts.isEnrolled ? [facts] : []));

/** What each side owes within so many days, and what is overdue, the oldest first. */
export const duePromises = (entries: Iterable<PictureEntry>, asOf: IsoDate, days: number): Record<'vendor' | 'partner', DuePromise[]> => {
  const due = enrolled(entries).flatMap((facts) =>
    facts.promised.flatMap(({ id, entity, planId, title, side, owner, dueOn }) =>
      dueOn === null || dueOn > addDays(asOf, days)
        ? []
        : [{ side, due: { ...whose(facts), id, entity, planId, title, owner, dueOn, daysLeft: daysBetween(asOf, dueOn) } }],
    ),
  );
  const of = (wanted: 'vendor' | 'partner'): DuePromise[] =>
    due
      // a milestone of both sides is owed by each
      .filter(({ side, due: { entity } }) => side === wanted || (side === null && entity === 'plan_milestone'))
      .map((one) => one.due)
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || (a.id < b.id ? -1 : 1));
  return { vendor: of('vendor'), partner: of('partner') };
};

/** Reviews that wait for something: a date near the end of the quarter, a package before the meeting, the meeting, the outcome. `ownYears`: partners with a fiscal year of their own. */
export const qbrsToPrepare = (entries: Iterable<PictureEntry>, asOf: IsoDate, ownYears: ReadonlySet<string>): QbrToPrepare[] =>
  enrolled(entries)
    .flatMap((facts) =>
      facts.qbrs.flatMap((qbr): QbrToPrepare[] => {
        if (qbr.state === 'closed' || (qbr.state === 'held' && qbr.hasOutcome)) return [];
        const lateFrom = lastDayToHold(facts.reviews, qbr);
        const isOverdue = qbr.state !== 'held' && lateFrom < asOf;
        const isOwnYear = ownYears.has(facts.id);
        const base = {
          ...whose(facts),
          id: qbr.id,
          quarter: qbr.quarter,
          isOwnYear,
          state: qbr.state,
          scheduledOn: qbr.scheduledOn,
          isOverdue,
        };
        if (qbr.state === 'held') return [{ ...base, needs: 'outcome', dueOn: qbr.heldOn ?? asOf }];
        if (qbr.state === 'prepared')
          return [{ ...base, needs: qbr.readyOn === null ? 'package' : 'meeting', dueOn: qbr.scheduledOn ?? lateFrom }];
        if (qbr.scheduledOn !== null) return [{ ...base, needs: 'package', dueOn: qbr.scheduledOn }];
        const isAsked = qbr.id !== null || reviewDueOn(facts, { label: qbr.quarter, to: qbr.to }) !== null;
        const isNear = daysBetween(asOf, qbr.to) <= 30;
        return isAsked && isNear ? [{ ...base, needs: 'date', dueOn: isOverdue ? lateFrom : qbr.to }] : [];
      }),
    )
    .toSorted(
      (a, b) => Number(b.isOverdue) - Number(a.isOverdue) || a.dueOn.localeCompare(b.dueOn) || (a.partnerId < b.partnerId ? -1 : 1),
    );

/** Meetings ahead, the next first, and those just held, the newest first. */
export const meetings = (entries: Iterable<PictureEntry>, asOf: IsoDate): { next: TodayMeeting[]; recent: TodayMeeting[] } => {
  const next: TodayMeeting[] = [];
  const recent: TodayMeeting[] = [];
  for (const facts of enrolled(entries)) {
    for (const [touch, list] of [
      [facts.nextTouch, next],
      [facts.lastInteraction, recent],
    ] as const)
      if (touch && (list === next || touch.heldOn > addDays(asOf, -recentDays)))
        list.push({
          ...whose(facts),
          entity: 'interaction',
          id: touch.id,
          kind: touch.kind,
          title: touch.summary,
          on: touch.heldOn,
          days: daysBetween(asOf, touch.heldOn),
          preparation: null,
        });
    for (const qbr of facts.qbrs) {
      if (qbr.id === null) continue;
      const meeting = { ...whose(facts), entity: 'qbr' as const, id: qbr.id, kind: 'qbr', title: qbr.quarter };
      if (qbr.heldOn === null && qbr.scheduledOn !== null && qbr.scheduledOn >= asOf)
        next.push({
          ...meeting,
          on: qbr.scheduledOn,
          days: daysBetween(asOf, qbr.scheduledOn),
          preparation: qbr.state !== 'prepared' ? 'missing' : qbr.readyOn === null ? 'preparing' : 'ready',
        });
      else if (qbr.heldOn !== null && qbr.heldOn > addDays(asOf, -recentDays))
        recent.push({ ...meeting, on: qbr.heldOn, days: daysBetween(asOf, qbr.heldOn), preparation: null });
    }
  }
  next.sort((a, b) => a.on.localeCompare(b.on) || (a.id < b.id ? -1 : 1));
  recent.sort((a, b) => b.on.localeCompare(a.on) || (a.id < b.id ? -1 : 1));
  return { next, recent };
};

/** Everything that ends within 90 days, the soonest first. */
export const closingWindows = (entries: Iterable<PictureEntry>, asOf: IsoDate): ClosingWindow[] => {
  const last = addDays(asOf, windowDays);
  return enrolled(entries)
    .flatMap((facts): ClosingWindow[] => {
      const window = (
        entity: ClosingWindow['entity'],
        id: string,
        title: string,
        endsOn: IsoDate,
        amount: number | null,
      ): ClosingWindow[] =>
        endsOn < asOf || endsOn > last ? [] : [{ ...whose(facts), entity, id, title, endsOn, daysLeft: daysBetween(asOf, endsOn), amount }];
      const { onboarding } = facts;
      return [
        ...facts.renewals.flatMap(({ id, customer, dueOn, amount }) => window('renewal', id, customer, dueOn, amount)),
        ...(onboarding && !onboarding.isCompleted && onboardingWindow(onboarding, asOf).state === 'running'
          ? window('onboarding', onboarding.id, '', onboarding.windowEndsOn, null)
          : []),
        ...facts.certificates.flatMap(({ id, definition, state, expiresOn }) =>
          state === 'certified' && expiresOn !== null ? window('certificate', id, definition, expiresOn, null) : [],
        ),
        ...facts.documents.flatMap(({ id, requirement, state, validTo }) =>
          state === 'valid' && validTo !== null ? window('compliance_document', id, requirement, validTo, null) : [],
        ),
        ...facts.mdf.flatMap(({ id, program, to, allocated, used }) =>
          window('mdf_allocation', id, program, to, allocated === null ? null : Math.max(0, allocated - (used ?? 0))),
        ),
      ];
    })
    .toSorted((a, b) => a.endsOn.localeCompare(b.endsOn) || (b.amount ?? 0) - (a.amount ?? 0) || (a.id < b.id ? -1 : 1));
};
