import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import type { Program } from '#shared/api/settings.ts';
import { closeOverlay, inspectIfOpen, useUiStore } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './portfolio.module.css';
import { setActive } from './portfolio-store.ts';

type Typed = { name: string; type: string; tier: string; status: 'prospect' | 'enrolled'; ownerId: string; country: string };
const nothing: Typed = { name: '', type: '', tier: '', status: 'enrolled', ownerId: '', country: '' };

/** An empty choice is no answer, and nothing is sent for it. */
const toInput = ({ name, status, ...rest }: Typed): InputOf<'partners.create'> => ({
  name: name.trim(),
  status,
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
});

/** Adds a partner: a name is enough. What was typed stays when the dialog is closed by accident. */
export const NewPartner = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const isOpen = useUiStore((state) => state.overlay === 'new-partner');
  const { data: people = [] } = useQuery('people.list', isOpen ? {} : null);
  const { run, isRunning, error } = useCommand('partners.create');
  const [typed, setTyped] = useState(nothing);
  const set = (change: Partial<Typed>): void => setTyped({ ...typed, ...change });
  const add = async (): Promise<void> => {
    const reply = await run(toInput(typed));
    if (!reply.ok) return;
    setTyped(nothing);
    closeOverlay();
    setActive(reply.data.id);
    inspectIfOpen({ kind: 'partner', id: reply.data.id });
    done(
      t(($) => $.portfolio.create.done, { name: typed.name.trim() }),
      reply.data.undoId,
    );
  };
  const none = { value: '', label: t(($) => $.ui.notSet) };
  return (
    <Modal opened={isOpen} onClose={closeOverlay} title={t(($) => $.portfolio.create.title)} size="md">
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.name.trim()) void add();
        }}
      >
        <TextInput
          data-autofocus
          data-wide
          required
          label={t(($) => $.portfolio.create.name)}
          value={typed.name}
          maxLength={300}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t(($) => $.portfolio.column.type)}
          data={[none, ...program.partnerTypes.map(({ key, label }) => ({ value: key, label }))]}
          value={typed.type}
          onChange={(event) => set({ type: event.currentTarget.value })}
        />
        <NativeSelect
          label={t(($) => $.portfolio.column.tier)}
          data={[none, ...program.tiers.map(({ key, label }) => ({ value: key, label }))]}
          value={typed.tier}
          onChange={(event) => set({ tier: event.currentTarget.value })}
        />
        <NativeSelect
          label={t(($) => $.portfolio.column.status)}
          data={(['enrolled', 'prospect'] as const).map((value) => ({ value, label: t(($) => $.portfolio.status[value]) }))}
          value={typed.status}
          onChange={(event) => set({ status: event.currentTarget.value === 'prospect' ? 'prospect' : 'enrolled' })}
        />
        <NativeSelect
          label={t(($) => $.portfolio.column.owner)}
          data={[none, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          value={typed.ownerId}
          onChange={(event) => set({ ownerId: event.currentTarget.value })}
        />
        <TextInput
          data-wide
          label={t(($) => $.portfolio.column.country)}
          value={typed.country}
          onChange={(event) => set({ country: event.currentTarget.value })}
        />
        {error ? (
          <div data-wide>
            <ErrorNote error={error} />
          </div>
        ) : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={closeOverlay}>
            {t(($) => $.ui.cancel)}
          </Button>
          <Button type="submit" loading={isRunning} disabled={typed.name.trim() === ''}>
            {t(($) => $.portfolio.create.create)}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
