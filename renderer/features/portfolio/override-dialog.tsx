import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import { coverageModels } from '#shared/domain/coverage.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { closeOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { placementWords } from './placement-words.ts';
import classes from './portfolio.module.css';
import type { PortfolioEntry } from './portfolio-entry.ts';

type Override = InputOf<'partners.override'>;
const leave = '\u0000leave';
const computed = '\u0000computed';
// nobody is decided into it: it means that a partner is not active
const segments = investmentSegments.filter((segment) => segment !== 'ACTIVATION_FOCUS');

const decisionOf = <T extends string>(choice: string, reason: string): { value: T | null; reason: string } | undefined =>
  choice === leave ? undefined : { value: choice === computed ? null : (choice as T), reason };

/** Decides the segment or the coverage of one partner or of many instead of what is computed; never without a reason. One step to take back. */
export const OverrideDialog = ({ chosen }: { chosen: ReadonlyArray<Pick<PortfolioEntry, 'id' | 'name' | 'active'>> }) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const isOpen = useUiStore((state) => state.overlay === 'override');
  const { run, isRunning, error } = useCommand('partners.override');
  const [typed, setTyped] = useState({ segment: leave, coverage: leave, reason: '' });
  const reason = typed.reason.trim();
  const isAsked = typed.segment !== leave || typed.coverage !== leave;
  const [first] = chosen;
  const inactive = chosen.filter(({ active }) => !active).length;
  const apply = async (): Promise<void> => {
    const segment = decisionOf<NonNullable<NonNullable<Override['segment']>['value']>>(typed.segment, reason);
    const coverage = decisionOf<NonNullable<NonNullable<Override['coverage']>['value']>>(typed.coverage, reason);
    const reply = await run({ ids: chosen.map(({ id }) => id), ...(segment ? { segment } : {}), ...(coverage ? { coverage } : {}) });
    if (!reply.ok) return;
    setTyped({ segment: leave, coverage: leave, reason: '' });
    closeOverlay();
    const { changed, undoId } = reply.data;
    done(changed === 0 ? t(($) => $.portfolio.override.unchanged) : t(($) => $.portfolio.override.done, { count: changed }), undoId);
  };
  const choice = (field: 'segment' | 'coverage', label: string, values: readonly string[]) => (
    <NativeSelect
      data-autofocus={field === 'segment' || undefined}
      label={label}
      data={[
        { value: leave, label: t(($) => $.portfolio.override.leave) },
        { value: computed, label: t(($) => $.portfolio.override.computed) },
        ...values.map((value) => ({ value, label: placementWords(value) })),
      ]}
      value={typed[field]}
      onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
    />
  );
  return (
    <Modal
      opened={isOpen && chosen.length > 0}
      onClose={closeOverlay}
      title={t(($) => $.portfolio.override.title, { count: chosen.length, name: first?.name ?? '' })}
    >
      <p className={classes['lead']}>{t(($) => $.portfolio.override.lead)}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isAsked && reason !== '') void apply();
        }}
      >
        {choice(
          'segment',
          t(($) => $.portfolio.override.segment),
          // no segment would hold: one that was decided before can be taken away
          inactive === chosen.length ? [] : segments,
        )}
        {choice(
          'coverage',
          t(($) => $.portfolio.override.coverage),
          coverageModels,
        )}
        <div data-wide>
          <Textarea
            autosize
            minRows={2}
            maxLength={2000}
            label={t(($) => $.portfolio.override.reason)}
            description={t(($) => $.portfolio.override.reasonHint)}
            value={typed.reason}
            onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
          />
        </div>
        {inactive > 0 ? (
          <p data-wide className={classes['count']} style={{ whiteSpace: 'normal' }}>
            {t(($) => $.portfolio.override[inactive === chosen.length ? 'allInactive' : 'inactive'], { count: inactive })}
          </p>
        ) : null}
        {error ? (
          <div data-wide>
            <ErrorNote error={error} />
          </div>
        ) : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={closeOverlay}>
            {t(($) => $.ui.cancel)}
          </Button>
          <Button type="submit" loading={isRunning} disabled={!isAsked || reason === ''}>
            {t(($) => $.portfolio.override.apply)}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
