import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#shared/api/plans.ts';
import { quarterOf } from '#shared/domain/fiscal.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { NewPlanDialog } from './new-plan-dialog.tsx';
import classes from './partner-plans.module.css';
import { PlanInShort } from './plan-in-short.tsx';

type PartnerPlansProps = { partner: { id: string; name: string } };
type Beginning = { copyOf?: PlanLine };

/** The plans of a partner, the one that runs first; begins the next from nothing, a template, or the newest one with growth. */
export const PartnerPlans = ({ partner }: PartnerPlansProps) => {
  const { t } = useTranslation();
  const { data: plans, error } = useQuery('plans.list', { partnerId: partner.id });
  const { data: program } = useQuery('settings.program', {});
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const byYear = (plans ?? []).toSorted((a, b) => b.year - a.year);
  const newest = byYear[0];
  const canCopy = newest !== undefined;
  const copy = (): void => setBeginning({ ...(newest ? { copyOf: newest } : {}) });
  useCommandHandler('plan.new', () => setBeginning({}));
  useCommandHandler('plan.copy', canCopy ? copy : null);
  if (error && !plans) return <ErrorNote error={error} />;
  if (!plans || !program) return null;
  const { year } = quarterOf(program.fiscalCalendar, program.asOf);
  // the one whose year runs; before or after all of them, the newest
  const now = byYear.find(({ startsOn, endsOn }) => startsOn <= program.asOf && program.asOf <= endsOn) ?? newest;
  const others = byYear.filter(({ id }) => id !== now?.id);
  const copyOf = beginning?.copyOf;
  return (
    <>
      {now ? (
        <PlanInShort line={now} />
      ) : (
        <EmptyState
          kind="nothing"
          isLine
          title={t(($) => $.plans.ofPartner.none.title, { year })}
          text={t(($) => $.plans.ofPartner.none.text)}
        />
      )}
      <div className={classes['actions']}>
        {newest ? (
          <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
            {t(($) => $.plans.ofPartner.copy, { year: newest.year })}
          </Button>
        ) : null}
        <Button variant={newest ? 'default' : 'filled'} onClick={() => setBeginning({})}>
          {t(($) => $.plans.begin)}
        </Button>
      </div>
      {others.length > 0 ? (
        <section aria-label={t(($) => $.plans.ofPartner.earlier)} className={classes['others']}>
          <h3>{t(($) => $.plans.ofPartner.earlier)}</h3>
          {others.map((line) => (
            <PlanInShort key={line.id} line={line} />
          ))}
        </section>
      ) : null}
      {beginning ? (
        <NewPlanDialog
          partner={partner}
          {...(copyOf ? { copyOf: { id: copyOf.id, year: copyOf.year } } : {})}
          onClose={() => setBeginning(null)}
        />
      ) : null}
    </>
  );
};
