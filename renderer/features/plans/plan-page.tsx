import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import type { Described } from '#shared/domain/errors.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { AgreementBar } from './agreement/agreement-bar.tsx';
import { NewPlanDialog } from './new-plan-dialog.tsx';
import { PlanHeader } from './plan-header.tsx';
import { PlanName } from './plan-name.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { PlanQuarters } from './plan-quarters.tsx';
import { PlanOutline } from './plan-outline.tsx';
import type { PlanPart } from './plan-part.ts';
import { planSections } from './plan-sections.tsx';
import classes from './plan.module.css';
import { planSectionId, useOutline } from './use-outline.ts';

type PlanPageProps = {
  plan: Plan;
  /** Undefined while it is on its way, or could not be measured: `failure` says why. */
  tracking: PlanTracking | undefined;
  failure: Described | undefined;
  part: string | undefined;
};

const Body = ({ section, plan, tracking, failure }: Omit<PlanPageProps, 'part'> & { section: PlanPart }) => {
  if ('Part' in section) return <section.Part plan={plan} />;
  if (tracking) return <section.Tracked plan={plan} tracking={tracking} />;
  return failure ? <ErrorNote error={failure} /> : null;
};

/** The plan as a page that reads like the document: an outline left, one column of sections, each of which is changed where it stands. */
export const PlanPage = ({ plan, tracking, failure, part }: PlanPageProps) => {
  const { t } = useTranslation();
  const page = useRef<HTMLDivElement>(null);
  const { current, show } = useOutline(page, part);
  const [isCopying, setCopying] = useState(false);
  const { year, calendar } = plan.content.terms;
  const { data: program } = useQuery('settings.program', {});
  useCommandHandler('plan.copy', () => setCopying(true));
  return (
    <article className={classes['screen']} aria-label={t(($) => $.plans.page.label, { partner: plan.partner, year })}>
      <PlanHeader plan={plan} asOf={tracking?.asOf} onCopy={() => setCopying(true)} />
      <AgreementBar plan={plan} />
      <div className={classes['body']}>
        <PlanOutline current={current} onShow={show} />
        <div ref={page} className={classes['page']}>
          <div className={classes['column']}>
            <PlanNotes plan={plan} />
            <div className={classes['titleLine']}>
              <PlanName plan={plan} />
              {tracking ? <PlanQuarters quarters={tracking.quarters} calendar={calendar} ours={program?.fiscalCalendar} /> : null}
            </div>
            {planSections.map((section) => {
              const { key } = section;
              return (
                <section
                  key={key}
                  id={planSectionId(key)}
                  data-plan-section={key}
                  tabIndex={-1}
                  className={classes['section']}
                  aria-labelledby={`${planSectionId(key)}-title`}
                >
                  <h2 id={`${planSectionId(key)}-title`}>{t(($) => $.plans.section[key])}</h2>
                  <Body section={section} plan={plan} tracking={tracking} failure={failure} />
                </section>
              );
            })}
          </div>
        </div>
      </div>
      {isCopying ? (
        <NewPlanDialog
          partner={{ id: plan.partnerId, name: plan.partner }}
          copyOf={{ id: plan.id, year }}
          onClose={() => setCopying(false)}
        />
      ) : null}
    </article>
  );
};
