import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHasFormDraft } from '#renderer/state/form-drafts.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './partner.module.css';

/** Says that the form of a record holds something that is not saved; nothing when it does not. */
export const UnsavedMark = ({ draftKey }: { draftKey: string }) => {
  const { t } = useTranslation();
  return useHasFormDraft(draftKey) ? <StatusMark meaning="atRisk" label={t(($) => $.partner.form.unsavedForm)} /> : null;
};

/** The name of a record in a list, marked while its form holds something that is not saved. */
export const NameWithDraft = ({ draftKey, name }: { draftKey: string; name: string }) => (
  <span className={classes['named']} title={name}>
    <span className={classes['nameText']}>{name}</span>
    <UnsavedMark draftKey={draftKey} />
  </span>
);

/** Adds a record, or goes on with one that was begun. */
export const AddButton = ({ draftKey, label, onAdd }: { draftKey: string; label: string; onAdd: () => void }) => (
  <>
    <UnsavedMark draftKey={draftKey} />
    <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
      {label}
    </Button>
  </>
);
