import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrAsk } from '#shared/qbr/model.ts';
import blocks from './blocks.module.css';
import classes from './editor.module.css';

type AsksEditorProps = { partner: string; asks: QbrAsk[]; isLive: boolean; onChange(asks: QbrAsk[]): void };

/** What each side asks of the other, one line each. */
export const AsksEditor = ({ partner, asks, isLive, onChange }: AsksEditorProps) => {
  const { t } = useTranslation();
  const [side, setSide] = useState<QbrAsk['side']>('vendor');
  const [text, setText] = useState('');
  const sides = {
    vendor: t(($) => $.qbr.about.ourAsk, { partner }),
    partner: t(($) => $.qbr.about.theirAsk, { partner }),
  };
  const add = (): void => {
    const words = text.trim();
    if (words !== '') onChange([...asks, { side, text: words }]);
  };
  return (
    <section className={classes['asks']} aria-label={t(($) => $.qbr.about.asks)}>
      <h2>{t(($) => $.qbr.about.asks)}</h2>
      {asks.length === 0 ? <p className={blocks['missing']}>{t(($) => $.qbr.about.noAsks)}</p> : null}
      <ul className={classes['askList']}>
        {asks.map((ask, index) => (
          <li key={`${ask.side}-${ask.text}`}>
            <span className={classes['askSide']}>{sides[ask.side]}</span>
            <span>{ask.text}</span>
            {isLive ? (
              <ActionIcon
                size="sm"
                aria-label={t(($) => $.qbr.about.removeAsk, { text: ask.text })}
                onClick={() => onChange(asks.filter((_, at) => at !== index))}
              >
                <IconX size={13} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {isLive ? (
        <form
          className={classes['askForm']}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <NativeSelect
            aria-label={t(($) => $.qbr.about.askSide)}
            data={[
              { value: 'vendor', label: sides.vendor },
              { value: 'partner', label: sides.partner },
            ]}
            value={side}
            onChange={(event) => setSide(event.currentTarget.value === 'partner' ? 'partner' : 'vendor')}
          />
          <TextInput
            aria-label={t(($) => $.qbr.about.askText)}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={text.trim() === ''}>
            {t(($) => $.qbr.about.addAsk)}
          </Button>
        </form>
      ) : null}
      <p className={classes['keysHint']}>{t(($) => $.qbr.about.asksHint)}</p>
    </section>
  );
};
