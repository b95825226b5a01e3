import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';
import classes from './alerts.module.css';

type AssignDialogProps = Omit<ActDialogProps, 'title' | 'children'> & {
  ownerId: string | null;
  act(ownerId: string | null, name: string): void;
};

/** Gives an alert to somebody, or to nobody. */
export const AssignDialog = ({ ownerId, act, ...dialog }: AssignDialogProps) => {
  const { t } = useTranslation();
  const { data: people = [] } = useQuery('people.list', {});
  const [chosen, setChosen] = useState(ownerId ?? '');
  const nobody = t(($) => $.today.assign.nobody);
  return (
    <ActDialog {...dialog} title={t(($) => $.today.assign.title)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act(chosen === '' ? null : chosen, people.find(({ id }) => id === chosen)?.name ?? nobody);
        }}
      >
        <NativeSelect
          data-autofocus
          label={t(($) => $.today.assign.to)}
          data={[{ value: '', label: nobody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <div className={classes['dialogFoot']}>
          <Button variant="default" onClick={dialog.onClose}>
            {t(($) => $.ui.cancel)}
          </Button>
          <Button type="submit" loading={dialog.isBusy} disabled={chosen === (ownerId ?? '')}>
            {t(($) => $.today.assign.button)}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
};
