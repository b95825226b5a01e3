import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { ownersOf } from './board.ts';
import classes from './board.module.css';
import { setFind, setOwner, setSelected, setWithNoneDue, useQbrsStore } from './qbrs-store.ts';

type BoardToolsProps = {
  entries: readonly QbrEntry[];
  shown: readonly QbrEntry[];
  chosen: readonly QbrEntry[];
  onExport(): void;
  onPrepare(): void;
};

const everybody = '*';

/** Which cards the board shows, and what is done with several of them. */
export const BoardTools = ({ entries, shown, chosen, onExport, onPrepare }: BoardToolsProps) => {
  const { t } = useTranslation();
  const { find, owner, withNoneDue } = useQbrsStore();
  const search = useRef<HTMLInputElement>(null);
  useCommandHandler('edit.find', () => search.current?.focus());
  return (
    <div className={classes['tools']} role="toolbar" aria-label={t(($) => $.qbr.tools)}>
      <TextInput
        ref={search}
        className={classes['find'] ?? ''}
        aria-label={t(($) => $.qbr.find)}
        placeholder={t(($) => $.qbr.find)}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setFind('')}
      />
      <NativeSelect
        aria-label={t(($) => $.qbr.owner)}
        data={[
          { value: everybody, label: t(($) => $.qbr.anyOwner) },
          ...ownersOf(entries).map((name) => ({ value: name, label: name === '' ? t(($) => $.qbr.noOwner) : name })),
        ]}
        value={owner ?? everybody}
        onChange={(event) => setOwner(event.currentTarget.value === everybody ? null : event.currentTarget.value)}
      />
      <Switch label={t(($) => $.qbr.withNoneDue)} checked={withNoneDue} onChange={(event) => setWithNoneDue(event.currentTarget.checked)} />
      <span className={classes['space']} />
      {chosen.length > 0 ? (
        <>
          <span className={classes['hint']}>{t(($) => $.qbr.selected, { count: chosen.length })}</span>
          <Button variant="default" onClick={() => setSelected(new Set())}>
            {t(($) => $.qbr.clearSelection)}
          </Button>
          <Button onClick={onExport}>{t(($) => $.qbr.exportSelected, { count: chosen.length })}</Button>
        </>
      ) : (
        <Button
          variant="default"
          disabled={shown.length === 0}
          onClick={() => setSelected(new Set(shown.map(({ partnerId }) => partnerId)))}
        >
          {t(($) => $.qbr.selectAll)}
        </Button>
      )}
      {chosen.length > 0 ? null : <Button onClick={onPrepare}>{t(($) => $.qbr.prepare.button)}</Button>}
    </div>
  );
};
