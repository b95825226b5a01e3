import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toggleCompact, useUiStore } from '#renderer/state/ui-store.ts';
import classes from './settings.module.css';

/** Light or dark, and how dense lists are; on this device alone. */
export const AppearanceSection = () => {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isCompact = useUiStore((state) => state.isCompact);
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.settings.appearance.lead)}</p>
      <div className={classes['form']}>
        <SegmentedControl
          aria-label={t(($) => $.settings.appearance.scheme)}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(($) => $.settings.appearance[value]) }))}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        />
        <Switch
          label={t(($) => $.settings.appearance.compact)}
          description={t(($) => $.settings.appearance.compactHint)}
          checked={isCompact}
          onChange={toggleCompact}
        />
      </div>
    </>
  );
};
