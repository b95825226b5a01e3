import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './types.module.css';

type PickListProps<K extends string> = {
  label: string;
  addLabel: string;
  chosen: readonly K[];
  all: readonly K[];
  nameOf(key: K): string;
  onChange(chosen: K[]): void;
};

/** Things chosen from a list, in an order. Alt+arrows move the one that has the keyboard; the field below adds another. */
export const PickList = <K extends string>({ label, addLabel, chosen, all, nameOf, onChange }: PickListProps<K>) => {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const rest = all.filter((key) => !chosen.includes(key));
  const move = (key: K, by: number): void => {
    const index = chosen.indexOf(key);
    const place = index + by;
    if (place < 0 || place >= chosen.length) return;
    const others = chosen.filter((other) => other !== key);
    onChange([...others.slice(0, place), key, ...others.slice(place)]);
    setSaid(t(($) => $.program.pick.moved, { item: nameOf(key), position: place + 1, count: chosen.length }));
  };
  const onKey = (event: KeyboardEvent, key: K): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    move(key, by);
  };
  return (
    <div className={classes['pick']}>
      {chosen.length === 0 ? <p className={classes['lead']}>{t(($) => $.program.pick.none)}</p> : null}
      <ol className={classes['picked']} aria-label={label}>
        {chosen.map((key, index) => {
          const item = nameOf(key);
          return (
            <li key={key} onKeyDown={(event) => onKey(event, key)}>
              <span className={classes['place']} aria-hidden>
                {index + 1}
              </span>
              <span className={classes['pickedName']}>{item}</span>
              <ActionIcon size="sm" disabled={index === 0} aria-label={t(($) => $.program.pick.up, { item })} onClick={() => move(key, -1)}>
                <IconArrowUp size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size="sm"
                disabled={index === chosen.length - 1}
                aria-label={t(($) => $.program.pick.down, { item })}
                onClick={() => move(key, 1)}
              >
                <IconArrowDown size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label={t(($) => $.program.pick.remove, { item })}
                onClick={() => onChange(chosen.filter((other) => other !== key))}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      {rest.length === 0 ? null : (
        <NativeSelect
          aria-label={addLabel}
          value=""
          data={[{ value: '', label: addLabel }, ...rest.map((key) => ({ value: key, label: nameOf(key) }))]}
          onChange={(event) => {
            const key = rest.find((one) => one === event.currentTarget.value);
            if (key !== undefined) onChange([...chosen, key]);
          }}
        />
      )}
      <p role="status" className={classes['unseen']}>
        {said}
      </p>
    </div>
  );
};
