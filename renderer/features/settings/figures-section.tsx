import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import type { Program } from '#shared/api/settings.ts';
import { type FiscalCalendar, quarterOf } from '#shared/domain/fiscal.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate, monthName, weekdayName } from '#renderer/ui/format.ts';
import classes from './settings.module.css';

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const weekdays = Array.from({ length: 7 }, (_, index) => index);

/** The as-of date, the currency, what counts as active, and the fiscal calendar. */
export const FiguresSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('settings.update');
  const [currency, setCurrency] = useState<string | null>(null);
  const { fiscalCalendar: calendar, asOf, asOfSetting, today, reportingCurrency, presets, activePreset } = program;
  const update = (changes: InputOf<'settings.update'>): void => void run(changes);
  const [wanted, setWanted] = useState<FiscalCalendar | null>(null);
  const setCalendar = (change: Partial<FiscalCalendar>): void => {
    const fiscalCalendar = { ...calendar, ...change };
    setWanted(fiscalCalendar);
    update({ fiscalCalendar });
  };
  const isCurrencyBad = currency !== null && !/^[A-Z]{3}$/.test(currency);
  const commitCurrency = (): void => {
    if (currency === null || isCurrencyBad) return;
    setCurrency(null);
    if (currency !== reportingCurrency) update({ reportingCurrency: currency });
  };
  const quarter = quarterOf(calendar, asOf);
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.settings.figures.lead)}</p>
      {error ? <ErrorNote error={error} /> : null}
      {error?.code === 'FISCAL_IN_USE' && wanted !== null ? (
        <Button variant="default" onClick={() => update({ fiscalCalendar: wanted, confirm: true })}>
          {t(($) => $.settings.figures.calendarAllTheSame)}
        </Button>
      ) : null}
      <div className={classes['form']}>
        <DateField
          label={t(($) => $.settings.figures.asOf)}
          value={asOfSetting}
          placeholder={t(($) => $.settings.figures.asOfToday, { date: formatDate(today) })}
          description={t(($) => $.settings.figures.asOfHint)}
          onChange={(date) => update({ asOf: date })}
        />
        <TextInput
          label={t(($) => $.settings.figures.reportingCurrency)}
          description={t(($) => $.settings.figures.reportingCurrencyHint)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={currency ?? reportingCurrency}
          maxLength={3}
          error={isCurrencyBad ? t(($) => $.settings.figures.currencyInvalid) : undefined}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          onBlur={commitCurrency}
          onKeyDown={(event) => event.key === 'Enter' && commitCurrency()}
        />
        <NativeSelect
          label={t(($) => $.settings.figures.preset)}
          data={presets.map(({ key, label }) => ({ value: key, label }))}
          value={activePreset}
          onChange={(event) => update({ activePreset: event.currentTarget.value })}
        />
      </div>
      <div className={classes['group']}>
        <h3>{t(($) => $.settings.figures.calendar)}</h3>
        <p className={classes['hint']}>
          {t(($) => $.settings.figures.current, { quarter: quarter.label, from: formatDate(quarter.from), to: formatDate(quarter.to) })}
        </p>
        <div className={classes['form']}>
          <SegmentedControl
            aria-label={t(($) => $.settings.figures.kind)}
            data={[
              { value: 'months', label: t(($) => $.settings.figures.kindMonths) },
              { value: '445', label: t(($) => $.settings.figures.kind445) },
            ]}
            value={calendar.kind}
            onChange={(kind) => setCalendar({ kind: kind === '445' ? '445' : 'months' })}
          />
          <NativeSelect
            label={t(($) => $.settings.figures.startMonth)}
            data={months.map((month) => ({ value: String(month), label: monthName(month) }))}
            value={String(calendar.startMonth)}
            onChange={(event) => setCalendar({ startMonth: Number(event.currentTarget.value) })}
          />
          {calendar.startMonth === 1 ? null : (
            <NativeSelect
              label={t(($) => $.settings.figures.naming)}
              data={[
                { value: 'start-year', label: t(($) => $.settings.figures.namingStart) },
                { value: 'end-year', label: t(($) => $.settings.figures.namingEnd) },
              ]}
              value={calendar.naming}
              onChange={(event) => setCalendar({ naming: event.currentTarget.value === 'end-year' ? 'end-year' : 'start-year' })}
            />
          )}
          {calendar.kind === '445' ? (
            <NativeSelect
              label={t(($) => $.settings.figures.weekEndsOn)}
              data={weekdays.map((day) => ({ value: String(day), label: weekdayName(day) }))}
              value={String(calendar.weekEndsOn)}
              onChange={(event) => setCalendar({ weekEndsOn: Number(event.currentTarget.value) })}
            />
          ) : null}
        </div>
      </div>
    </>
  );
};
