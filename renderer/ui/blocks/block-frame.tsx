import { ActionIcon, Switch, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrBlock } from '#shared/qbr/block.ts';
import { AudienceMark, AudienceSwitch } from './audience-switch.tsx';
import classes from './blocks.module.css';
import { KindIcon } from './kind-icon.tsx';
import type { useArranged } from './use-arranged.ts';

export type BlockChange = { audience?: QbrBlock['audience']; isOn?: boolean };

type BlockFrameProps = {
  block: Pick<QbrBlock, 'key' | 'kind' | 'audience' | 'isOn'>;
  /** What the block is called where it has no heading of its own. */
  name: string;
  heading: { value: string; placeholder: string; onChange(text: string): void; onLeave?(): void };
  place: { index: number; count: number };
  isLive: boolean;
  arranged: ReturnType<typeof useArranged>;
  onChange(change: BlockChange): void;
  /** Without it the block stays with its section. */
  onRemove?: (() => void) | undefined;
  children?: ReactNode;
};

/** One block with its slim header: what it is, who sees it, whether it is in, and where it stands. */
export const BlockFrame = ({ block, name, heading, place, isLive, arranged, onChange, onRemove, children }: BlockFrameProps) => {
  const { t } = useTranslation();
  const { key, kind, audience, isOn } = block;
  const { index, count } = place;
  const called = heading.value.trim() || name;
  return (
    <li
      className={classes['frame']}
      aria-label={t(($) => $.qbrBlocks.block, { name: called, position: index + 1, count })}
      data-audience={audience}
      data-off={!isOn || undefined}
      {...arranged.item(key, index)}
    >
      {/* the keys belong to the fields and buttons inside */}
      <div className={classes['head']} onKeyDown={(event) => arranged.keys(event, key)}>
        {isLive ? (
          <span className={classes['grip']} {...arranged.grip(key)}>
            <IconGripVertical size={14} aria-hidden />
          </span>
        ) : null}
        <span className={classes['kind']} title={t(($) => $.qbrBlocks.kind[kind])}>
          <KindIcon kind={kind} />
        </span>
        {isLive ? (
          <input
            data-first
            className={classes['heading']}
            aria-label={t(($) => $.qbrBlocks.heading, { name })}
            value={heading.value}
            placeholder={heading.placeholder}
            maxLength={200}
            onChange={(event) => heading.onChange(event.currentTarget.value)}
            onBlur={heading.onLeave}
          />
        ) : (
          <span className={classes['heading']}>{heading.value || heading.placeholder}</span>
        )}
        {isOn ? null : <span className={classes['offMark']}>{t(($) => $.qbrBlocks.off)}</span>}
        {isLive ? (
          <>
            <AudienceSwitch name={called} audience={audience} onChange={(next) => onChange({ audience: next })} />
            <Switch
              withThumbIndicator={false}
              checked={isOn}
              aria-label={t(($) => $.qbrBlocks.switchOn, { name: called })}
              onChange={(event) => onChange({ isOn: event.currentTarget.checked })}
            />
            <ActionIcon
              size="sm"
              aria-disabled={index === 0}
              aria-label={t(($) => $.qbrBlocks.up, { name: called })}
              onClick={() => arranged.move(key, -1)}
            >
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-disabled={index === count - 1}
              aria-label={t(($) => $.qbrBlocks.down, { name: called })}
              onClick={() => arranged.move(key, 1)}
            >
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
            {onRemove ? (
              <ActionIcon size="sm" aria-label={t(($) => $.qbrBlocks.remove, { name: called })} onClick={onRemove}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            ) : (
              <span className={classes['noRemove']} />
            )}
          </>
        ) : (
          <Tooltip label={t(($) => $.qbrBlocks.internalHint)} disabled={audience === 'shareable'}>
            <span>
              <AudienceMark audience={audience} />
            </span>
          </Tooltip>
        )}
      </div>
      {isOn && children ? <div className={classes['content']}>{children}</div> : null}
    </li>
  );
};
