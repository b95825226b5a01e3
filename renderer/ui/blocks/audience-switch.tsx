import { SegmentedControl } from '@mantine/core';
import { IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Audience } from '#shared/qbr/block.ts';
import classes from './blocks.module.css';

const icons = { internal: IconLock, shareable: IconUsers } as const;
const audiences = ['internal', 'shareable'] as const;

/** Who may see a block, as word and shape. */
export const AudienceMark = ({ audience }: { audience: Audience }) => {
  const { t } = useTranslation();
  const Icon = icons[audience];
  return (
    <span className={classes['audience']}>
      <Icon size={13} stroke={1.75} aria-hidden />
      {t(($) => $.qbrBlocks[audience])}
    </span>
  );
};

type AudienceSwitchProps = { name: string; audience: Audience; onChange(audience: Audience): void };

/** Marks a block as internal or shareable. */
export const AudienceSwitch = ({ name, audience, onChange }: AudienceSwitchProps) => {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t(($) => $.qbrBlocks.audience, { name })}
      className={classes['audienceSwitch'] ?? ''}
      data={audiences.map((value) => ({ value, label: <AudienceMark audience={value} /> }))}
      value={audience}
      onChange={(value) => onChange(value === 'internal' ? 'internal' : 'shareable')}
    />
  );
};
