import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';
import classes from './alerts.module.css';

/** Ends an alert with what came of it, which stands in the timeline of the partner. */
export const DoneDialog = ({ act, ...dialog }: Omit<ActDialogProps, 'title' | 'children'> & { act(outcome: string): void }) => {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState('');
  const said = outcome.trim();
  return (
    <ActDialog {...dialog} title={t(($) => $.today.outcome.title)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (said !== '') act(said);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || said === '') return;
          event.preventDefault();
          act(said);
        }}
      >
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          label={t(($) => $.today.outcome.label)}
          description={t(($) => $.today.outcome.lead)}
          placeholder={t(($) => $.today.outcome.placeholder)}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
        <div className={classes['dialogFoot']}>
          <Button variant="default" onClick={dialog.onClose}>
            {t(($) => $.ui.cancel)}
          </Button>
          <Button type="submit" loading={dialog.isBusy} disabled={said === ''}>
            {t(($) => $.today.outcome.button)}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
};
