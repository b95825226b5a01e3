import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quarterOf } from '#shared/domain/fiscal.ts';
import { navigate } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { locale } from '#renderer/ui/format.ts';
import { SearchSelect } from '#renderer/ui/search-select.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './new-plan.module.css';
import { NewPlanStart } from './new-plan-start.tsx';
import { NewPlanTerms } from './new-plan-terms.tsx';
import { type NewPlanValues, readYear, startOf } from './new-plan-values.ts';

type NewPlanDialogProps = {
  /** Whose plan; left out, it is asked. */
  partner?: { id: string; name: string };
  /** The plan to copy: then only the growth is to be typed. */
  copyOf?: { id: string; year: number };
  onClose(): void;
};

/** Begins a plan from a template, from nothing, or from an earlier plan with growth, and opens it. */
export const NewPlanDialog = ({ partner: given, copyOf, onClose }: NewPlanDialogProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { done } = useNotice();
  const { run, isRunning, error } = useCommand('plans.create');
  const { data: program } = useQuery('settings.program', {});
  const [values, setValues] = useState<NewPlanValues>({
    partner: given ?? null,
    year: copyOf ? String(copyOf.year + 1) : null,
    from: copyOf ? 'copy' : 'template',
    type: '',
    segment: '',
    planId: copyOf?.id ?? '',
    growth: '',
    grade: null,
    calendar: null,
    currency: '',
  });
  const set = (change: Partial<NewPlanValues>): void => setValues((now) => ({ ...now, ...change }));
  const [search, setSearch] = useState('');
  const { data: hits } = useQuery('search.records', search.trim() === '' ? null : { text: search, limit: 50 }, { keepLast: true });
  const partnerId = values.partner?.id;
  const { data: partner } = useQuery('partners.get', partnerId === undefined ? null : { id: partnerId });
  const { data: plans = [] } = useQuery('plans.list', partnerId === undefined ? null : { partnerId });
  const { data: copied } = useQuery('plans.get', values.from === 'copy' && values.planId !== '' ? { id: values.planId } : null);
  if (!program) return null;
  const terms = copied?.content.terms;
  const grade = values.grade ?? terms?.grade ?? 'standard';
  const calendar = values.calendar ?? terms?.calendar ?? 'ours';
  // the year that runs, or the one after it where that has its plan
  const fiscal = (calendar === 'partner' ? partner?.fiscalCalendar : null) ?? program.fiscalCalendar;
  const thisYear = quarterOf(fiscal, program.asOf).year;
  const hasPlan = (year: number): boolean => plans.some((one) => one.year === year && one.stage !== 'closed');
  const yearText = values.year ?? String(hasPlan(thisYear) ? thisYear + 1 : thisYear);
  const year = readYear(yearText);
  const taken = plans.find((one) => one.year === year && one.stage !== 'closed');
  const isGone = partner?.status === 'terminated';
  const start = startOf(values, locale());
  const currency = values.currency || (terms?.currency ?? '');
  const isCurrencyGood = /^([A-Z]{3})?$/.test(values.currency);
  const isReady = values.partner !== null && year !== null && start !== null && isCurrencyGood && !taken && !isGone;
  const begin = async (): Promise<void> => {
    if (!isReady || !values.partner || year === null || start === null) return;
    const reply = await run({
      partnerId: values.partner.id,
      year,
      start,
      grade,
      calendar,
      ...(currency === '' ? {} : { currency }),
    });
    if (!reply.ok) return;
    onClose();
    navigate({ place: 'plan', id: reply.data.id });
    done(
      t(($) => $.plans.create.done),
      reply.data.undoId,
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={copyOf ? t(($) => $.plans.create.titleCopy, { year: copyOf.year }) : t(($) => $.plans.create.title)}
    >
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <div className={classes['pair']}>
          {given ? (
            <TextInput label={t(($) => $.plans.create.partner)} value={given.name} readOnly />
          ) : (
            <SearchSelect
              autoFocus
              label={t(($) => $.plans.create.partner)}
              chosen={values.partner}
              onChoose={(id, name) =>
                // the plan that was to be copied is of another partner
                set({ partner: id === null ? null : { id, name }, planId: '', ...(values.from === 'copy' ? { from: 'template' } : {}) })
              }
              onSearch={setSearch}
              found={(hits ?? []).flatMap(({ entity, id, title, detail }) => (entity === 'partner' ? [{ id, name: title, detail }] : []))}
              nothingFound={t(($) => $.shell.palette.empty)}
            />
          )}
          <TextInput
            {...(given && !copyOf ? { 'data-autofocus': true } : {})}
            label={t(($) => $.plans.create.year)}
            value={yearText}
            maxLength={4}
            inputMode="numeric"
            error={year === null ? t(($) => $.plans.create.badYear, { year: thisYear }) : undefined}
            onChange={(event) => set({ year: event.currentTarget.value })}
          />
        </div>
        {taken ? (
          <p role="alert" className={classes['note']}>
            {t(($) => $.plans.create.taken, { partner: taken.partner, year: taken.year })}{' '}
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                onClose();
                navigate({ place: 'plan', id: taken.id });
              }}
            >
              {t(($) => $.plans.create.openTaken)}
            </Button>
          </p>
        ) : null}
        {isGone ? (
          <p role="alert" className={classes['note']}>
            {t(($) => $.plans.create.gone, { partner: partner.name })}
          </p>
        ) : null}
        <NewPlanStart values={values} set={set} types={program.partnerTypes} plans={plans} isCopy={copyOf !== undefined} />
        <NewPlanTerms
          chosen={{ grade, calendar, currency: values.currency }}
          set={set}
          hasOwnYear={partner === undefined ? null : Boolean(partner.fiscalCalendar)}
          currency={terms?.currency ?? partner?.currency ?? program.reportingCurrency}
        />
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={onClose}>
            {t(($) => $.ui.cancel)}
          </Button>
          <Button type="submit" loading={isRunning} disabled={!isReady}>
            {t(($) => $.plans.create.run)}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
