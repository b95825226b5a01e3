import { Button, Combobox, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrBlock } from '#shared/qbr/block.ts';
import { type BlockForm, chartSources, tableSources, useBlockName } from './block-names.ts';
import classes from './blocks.module.css';
import { KindIcon } from './kind-icon.tsx';

const forms: readonly BlockForm[] = [
  { kind: 'text', source: null },
  { kind: 'figures', source: null },
  ...chartSources.map((source) => ({ kind: 'chart' as const, source })),
  ...tableSources.map((source) => ({ kind: 'table' as const, source })),
  { kind: 'commitments', source: 'last' },
  { kind: 'commitments', source: 'open' },
  { kind: 'risks', source: 'found' },
  { kind: 'risks', source: 'asks' },
  { kind: 'agenda', source: null },
  { kind: 'text', source: 'highlights' },
];

/** What the records warn of speaks about the partner, not to it. */
const freshBlock = ({ kind, source }: BlockForm): Omit<QbrBlock, 'key'> => ({
  kind,
  source,
  metrics: [],
  audience: kind === 'risks' && source === 'found' ? 'internal' : 'shareable',
  isOn: true,
  title: null,
  text: '',
});

/** The kinds of block that can be added, found by typing; arrows and Enter choose. */
export const AddBlock = ({ onAdd }: { onAdd(block: Omit<QbrBlock, 'key'>): void }) => {
  const { t } = useTranslation();
  const nameOf = useBlockName();
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setTyped('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const { dropdownOpened: isOpen, selectFirstOption } = combobox;
  useEffect(() => {
    // Enter takes the first that is found
    if (isOpen) selectFirstOption();
  }, [isOpen, typed, selectFirstOption]);
  const wanted = typed.trim().toLowerCase();
  const named = forms.map((form) => ({ form, name: nameOf(form), kind: t(($) => $.qbrBlocks.kind[form.kind]) }));
  const found = named.filter(({ name, kind }) => `${name} ${kind}`.toLowerCase().includes(wanted));
  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(value) => {
        const chosen = forms[Number(value)];
        combobox.closeDropdown();
        if (chosen) onAdd(freshBlock(chosen));
      }}
    >
      <Combobox.Target targetType="button">
        <Button
          variant="default"
          className={classes['add'] ?? ''}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
        >
          {t(($) => $.qbrBlocks.add)}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={t(($) => $.qbrBlocks.find)}
          placeholder={t(($) => $.qbrBlocks.find)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Combobox.Options aria-label={t(($) => $.qbrBlocks.add)} mah={300} style={{ overflowY: 'auto' }}>
          {found.length === 0 ? <Combobox.Empty>{t(($) => $.qbrBlocks.notFound)}</Combobox.Empty> : null}
          {found.map(({ form, name, kind }) => (
            <Combobox.Option key={`${form.kind}.${form.source}`} value={String(forms.indexOf(form))}>
              <span className={classes['choice']}>
                <KindIcon kind={form.kind} />
                <span className={classes['choiceName']}>{name}</span>
                {name === kind ? null : <span className={classes['choiceKind']}>{kind}</span>}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
