import { Button, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Described } from '#shared/domain/errors.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import form from './form.module.css';
import tables from './table.module.css';

type FormDrawerProps = {
  title: string;
  isDirty: boolean;
  isSaving: boolean;
  error: Described | undefined;
  /** Nothing is sent while the form says what is missing. */
  canSave: boolean;
  /** What the button says; "Save" when left out. */
  saveLabel?: string;
  onSave(): void;
  onClose(): void;
  onDiscard(): void;
  onRemove?: { label: string; run(): void };
  /** Stands below the form. */
  footnote?: ReactNode;
  children: ReactNode;
};

/** A form beside the page. Closing it keeps what is typed; only Discard forgets it. Ctrl+Enter saves from any field. */
export const FormDrawer = ({
  title,
  isDirty,
  isSaving,
  error,
  canSave,
  saveLabel,
  onSave,
  onClose,
  onDiscard,
  onRemove,
  footnote,
  children,
}: FormDrawerProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position="right"
      size={440}
      padding="lg"
      styles={{ title: { fontSize: 15, fontWeight: 600 } }}
      transitionProps={{ duration: 90 }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      closeButtonProps={{ 'aria-label': t(($) => $.partner.form.close) }}
    >
      <form
        className={form['formBody']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) onSave();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSave) onSave();
        }}
      >
        {children}
        {error ? <ErrorNote error={error} /> : null}
        <div className={form['formFoot']}>
          <Button type="submit" loading={isSaving} disabled={!canSave}>
            {saveLabel ?? t(($) => $.partner.form.save)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t(($) => $.partner.form.close)}
          </Button>
          <span className={form['spring']} />
          {isDirty ? (
            <Button variant="subtle" color="gray" onClick={onDiscard}>
              {t(($) => $.partner.form.discard)}
            </Button>
          ) : onRemove ? (
            <Button variant="subtle" color="red" onClick={onRemove.run}>
              {onRemove.label}
            </Button>
          ) : null}
          {isDirty ? (
            <span className={tables['unset']} role="status">
              {t(($) => $.partner.form.kept)}
            </span>
          ) : null}
        </div>
      </form>
      {footnote}
    </Drawer>
  );
};
