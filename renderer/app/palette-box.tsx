import { IconBuilding, IconCommand, IconSearch, IconUser } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyText } from '#renderer/ui/key-text.ts';
import { closePalette } from './palette-store.ts';
import classes from './palette.module.css';
import { type PaletteItem, usePaletteItems } from './use-palette-items.ts';

const signs = { partner: IconBuilding, person: IconUser, command: IconCommand } as const;
const kinds = ['record', 'command'] as const;

type PaletteOptionProps = { id: string | undefined; item: PaletteItem; isSelected: boolean; onPoint(): void; onRun(): void };

const PaletteOption = ({ id, item, isSelected, onPoint, onRun }: PaletteOptionProps) => {
  const Sign = signs[item.sign];
  return (
    <div id={id} role="option" aria-selected={isSelected} className={classes['option']} onMouseMove={onPoint} onClick={onRun}>
      <Sign size={16} stroke={1.5} aria-hidden className={classes['icon']} />
      <span className={classes['title']}>{item.title}</span>
      {item.detail ? <span className={classes['detail']}>{item.detail}</span> : null}
      {item.keys ? <kbd>{keyText(item.keys)}</kbd> : null}
    </div>
  );
};

/** The box of the palette: what is typed on top, what it finds below. The first line is always ready for Enter, also when it has only just been found. */
export const PaletteBox = ({ mode }: { mode: 'all' | 'records' }) => {
  const { t } = useTranslation();
  const listId = useId();
  const [query, setQuery] = useState('');
  // the line that the arrows moved to, as long as it is there
  const [chosen, setChosen] = useState<string | null>(null);
  const items = usePaletteItems(mode, query);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const optionId = (item: PaletteItem | undefined): string | undefined => (item ? `${listId}-${item.id}` : undefined);
  const choose = (item: PaletteItem | undefined): void => {
    if (!item) return;
    setChosen(item.id);
    document.getElementById(optionId(item) ?? '')?.scrollIntoView({ block: 'nearest' });
  };
  const run = (item: PaletteItem | undefined): void => {
    if (!item) return;
    closePalette();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') choose(items[(at + 1) % items.length]);
    else if (event.key === 'ArrowUp') choose(items[(at - 1 + items.length) % items.length]);
    else if (event.key === 'Enter') run(items[at]);
    else return;
    event.preventDefault();
  };
  const label = mode === 'records' ? t(($) => $.shell.palette.recordsOnly) : t(($) => $.shell.palette.placeholder);
  return (
    <>
      <div className={classes['search']}>
        <IconSearch size={17} stroke={1.5} aria-hidden className={classes['icon']} />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={optionId(items[at])}
          aria-autocomplete="list"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          className={classes['input']}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={t(($) => $.shell.palette.title)} className={classes['list']}>
        {kinds.map((kind) =>
          items.some((item) => item.kind === kind) ? (
            <div key={kind} role="group" aria-label={t(($) => $.shell.palette.kind[kind])}>
              <p aria-hidden className={classes['kind']}>
                {t(($) => $.shell.palette.kind[kind])}
              </p>
              {items.map((item, index) =>
                item.kind === kind ? (
                  <PaletteOption
                    key={item.id}
                    id={optionId(item)}
                    item={item}
                    isSelected={index === at}
                    onPoint={() => setChosen(item.id)}
                    onRun={() => run(item)}
                  />
                ) : null,
              )}
            </div>
          ) : null,
        )}
      </div>
      {items.length === 0 && query.trim() !== '' ? (
        <p role="status" className={classes['empty']}>
          {t(($) => $.shell.palette.empty)}
        </p>
      ) : null}
    </>
  );
};
