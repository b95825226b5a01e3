import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import type { Program } from '#shared/api/settings.ts';
import { closeOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './portfolio.module.css';

type Changes = InputOf<'partners.update'>['changes'];
/** Two choices that are not values: the first changes nothing, the second empties the field. */
const leave = '\u0000leave';
const empty = '\u0000empty';

const fields = ['ownerId', 'type', 'tier', 'status'] as const;
const labelFields = ['territories', 'verticals', 'segments'] as const;
type Typed = Record<(typeof fields)[number], string> & Record<(typeof labelFields)[number], string>;
const untouched: Typed = { ownerId: leave, type: leave, tier: leave, status: leave, territories: '', verticals: '', segments: '' };

const toChanges = (typed: Typed): Changes => ({
  ...Object.fromEntries(
    fields.filter((field) => typed[field] !== leave).map((field) => [field, typed[field] === empty ? null : typed[field]]),
  ),
  ...Object.fromEntries(
    labelFields
      .filter((field) => typed[field].trim() !== '')
      .map((field) => [
        field,
        typed[field]
          .split(',')
          .map((value) => value.trim())
          .filter(Boolean),
      ]),
  ),
});

/** Changes a few fields of all selected partners at once: one call, one step to take back. */
export const BulkEdit = ({ program, ids }: { program: Program; ids: string[] }) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const isOpen = useUiStore((state) => state.overlay === 'bulk-edit');
  const { data: people = [] } = useQuery('people.list', isOpen ? {} : null);
  const { run, isRunning, error } = useCommand('partners.update');
  const [typed, setTyped] = useState(untouched);
  const changes = toChanges(typed);
  const apply = async (): Promise<void> => {
    const reply = await run({ ids, changes });
    if (!reply.ok) return;
    setTyped(untouched);
    closeOverlay();
    const { changed, undoId } = reply.data;
    done(changed === 0 ? t(($) => $.portfolio.bulk.unchanged) : t(($) => $.portfolio.bulk.done, { count: changed }), undoId);
  };
  const choice = (
    field: (typeof fields)[number],
    label: string,
    values: ReadonlyArray<{ value: string; label: string }>,
    canEmpty = true,
  ) => (
    <NativeSelect
      data-autofocus={field === 'ownerId' || undefined}
      label={label}
      data={[
        { value: leave, label: t(($) => $.portfolio.bulk.leave) },
        ...(canEmpty ? [{ value: empty, label: t(($) => $.portfolio.bulk.clear) }] : []),
        ...values,
      ]}
      value={typed[field]}
      onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
    />
  );
  const keyed = (list: ReadonlyArray<{ key: string; label: string }>) => list.map(({ key, label }) => ({ value: key, label }));
  return (
    <Modal opened={isOpen && ids.length > 0} onClose={closeOverlay} title={t(($) => $.portfolio.bulk.title, { count: ids.length })}>
      <p className={classes['lead']}>{t(($) => $.portfolio.bulk.lead)}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        {choice(
          'ownerId',
          t(($) => $.portfolio.column.owner),
          people.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {choice(
          'tier',
          t(($) => $.portfolio.column.tier),
          keyed(program.tiers),
        )}
        {choice(
          'type',
          t(($) => $.portfolio.column.type),
          keyed(program.partnerTypes),
        )}
        {choice(
          'status',
          t(($) => $.portfolio.column.status),
          (['prospect', 'enrolled', 'suspended', 'terminated'] as const).map((value) => ({
            value,
            label: t(($) => $.portfolio.status[value]),
          })),
          false,
        )}
        {labelFields.map((field) => (
          <TextInput
            key={field}
            data-wide
            label={t(($) => $.portfolio.column[field])}
            placeholder={t(($) => $.portfolio.bulk.leave)}
            description={t(($) => $.portfolio.bulk.labelsReplace)}
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
        {error ? (
          <div data-wide>
            <ErrorNote error={error} />
          </div>
        ) : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={closeOverlay}>
            {t(($) => $.ui.cancel)}
          </Button>
          <Button type="submit" loading={isRunning} disabled={Object.keys(changes).length === 0}>
            {t(($) => $.portfolio.bulk.apply, { count: ids.length })}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
