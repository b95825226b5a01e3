import { Button } from '@mantine/core';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionEntry } from '#shared/api/imports.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { AddPartners } from './add-partners.tsx';
import { isPartnerWanted, sharedField } from './attention-rows.ts';
import { FixCells } from './fix-cells.tsx';
import { FixValue } from './fix-value.tsx';
import attention from './attention.module.css';
import { useAttentionActions } from './use-attention-actions.tsx';
import { useReasonText } from './use-reason-text.ts';

type AttentionPanelProps = {
  ref: Ref<HTMLDivElement>;
  /** The rows that are fixed together: the selection, or the one that the keyboard is on. */
  entries: readonly AttentionEntry[];
  /** All rows of the list, from which rows like this one are selected. */
  listed: readonly AttentionEntry[];
  state: 'open' | 'dismissed';
  isSelection: boolean;
  onSelect(entries: readonly AttentionEntry[]): void;
  onDone(): void;
};

/** Why the row waits, and what mends it. */
export const AttentionPanel = ({ ref, entries, listed, state, isSelection, onSelect, onDone }: AttentionPanelProps) => {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const { fix, addPartners, dismiss, restore, isBusy } = useAttentionActions(onDone);
  const ids = entries.map(({ id }) => id);
  const [hasFixed, setHasFixed] = useState(false);
  const fixed = async (correction: Parameters<typeof fix>[1]): Promise<boolean> => {
    setHasFixed(true);
    return fix(ids, correction);
  };
  const [first] = entries;
  if (!first) return null;
  const count = entries.length;
  const field = sharedField(entries);
  const codes = [...new Set(entries.map(({ code }) => code))];
  return (
    <aside ref={ref} className={attention['panel']} aria-label={t(($) => $.import.attention.correct)}>
      <h2>
        {count === 1
          ? t(($) => $.import.attention.one, { file: first.file, row: first.row })
          : t(($) => $.import.attention.selected, { count })}
      </h2>
      <div className={attention['reason']}>
        {codes.map((code) => (
          <p key={code}>
            <StatusMark meaning="atRisk" label={reasonText(code, first.message)} />
          </p>
        ))}
        {count === 1 && reasonText(first.code, first.message) !== first.message ? (
          <p className={attention['exactly']}>{first.message}</p>
        ) : null}
      </div>
      {state === 'open' ? (
        <>
          {entries.every(isPartnerWanted) ? (
            <AddPartners
              entries={entries}
              isBusy={isBusy}
              onAdd={(choice) => {
                setHasFixed(true);
                void addPartners(choice);
              }}
            />
          ) : null}
          {field ? (
            <FixValue
              key={`${field.entity} ${field.field} ${count === 1 ? first.id : 'many'}`}
              field={field.field ?? ''}
              label={field.fieldLabel ?? field.field ?? ''}
              count={count}
              isBusy={isBusy}
              takesFocus={hasFixed}
              onFix={(value) => void fixed({ set: [{ field: field.field ?? '', value }] })}
            />
          ) : null}
          {count === 1 ? (
            <FixCells
              key={first.id}
              entry={first}
              listed={listed}
              isBusy={isBusy}
              onSelect={onSelect}
              onFix={(cells) => fixed({ cells })}
            />
          ) : null}
          {count > 1 || !field ? (
            <Button variant="default" loading={isBusy} onClick={() => void fix(ids, {})}>
              {t(($) => $.import.attention.retryMany, { count })}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => void dismiss(ids)}>
            {t(($) => $.import.attention.dismiss, { count })}
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => void restore(ids)}>
          {t(($) => $.import.attention.bringBackMany, { count })}
        </Button>
      )}
      {isSelection ? (
        <Button variant="subtle" color="gray" onClick={() => onSelect([])}>
          {t(($) => $.import.attention.clear)}
        </Button>
      ) : (
        <Button variant="subtle" color="gray" onClick={() => onSelect(listed.filter(({ code }) => code === first.code))}>
          {t(($) => $.import.attention.sameReason)}
        </Button>
      )}
    </aside>
  );
};
