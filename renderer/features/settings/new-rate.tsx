import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './settings.module.css';

const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text);
const isRate = (text: string): boolean => /^\d+(\.\d+)?$/.test(text) && Number(text) > 0;

/** Adds a rate; one of the same pair, kind and day is replaced. */
export const NewRate = ({ to, today }: { to: string; today: string }) => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('settings.rates.save');
  const [kind, setKind] = useState<'dated' | 'plan'>('dated');
  const [from, setFrom] = useState('');
  const [into, setInto] = useState(to);
  const [validFrom, setValidFrom] = useState<string | null>(today);
  const [rate, setRate] = useState('');
  const isReady = isCurrency(from) && isCurrency(into) && isRate(rate) && validFrom !== null;
  const add = async (): Promise<void> => {
    if (!isReady) return;
    const done = await run({ kind, from, to: into, validFrom, rate });
    if (!done.ok) return;
    setFrom('');
    setRate('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className={classes['row']}>
        <NativeSelect
          label={t(($) => $.settings.currencies.kind)}
          w={110}
          data={[
            { value: 'dated', label: t(($) => $.settings.currencies.dated) },
            { value: 'plan', label: t(($) => $.settings.currencies.plan) },
          ]}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'plan' ? 'plan' : 'dated')}
        />
        <TextInput
          label={t(($) => $.settings.currencies.from)}
          w={70}
          maxLength={3}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t(($) => $.settings.currencies.to)}
          w={70}
          maxLength={3}
          value={into}
          onChange={(event) => setInto(event.currentTarget.value.toUpperCase())}
        />
        <DateField label={t(($) => $.settings.currencies.validFrom)} value={validFrom} onChange={setValidFrom} />
        <TextInput
          label={
            isCurrency(from) && isCurrency(into)
              ? t(($) => $.settings.currencies.rateOf, { from, to: into })
              : t(($) => $.settings.currencies.rate)
          }
          w={120}
          value={rate}
          error={rate !== '' && !isRate(rate) ? t(($) => $.settings.currencies.rateInvalid) : undefined}
          onChange={(event) => setRate(event.currentTarget.value.trim().replace(',', '.'))}
        />
        <Button type="submit" variant="default" loading={isRunning} disabled={!isReady}>
          {t(($) => $.settings.currencies.add)}
        </Button>
      </div>
      {error ? <ErrorNote error={error} /> : null}
    </form>
  );
};
