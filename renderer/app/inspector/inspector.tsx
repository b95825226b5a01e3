import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlaceName } from '#renderer/state/router.ts';
import { toggleInspector, useUiStore } from '#renderer/state/ui-store.ts';
import { FigureExplained } from './figure-explained.tsx';
import classes from './inspector.module.css';
import { PartnerInspected } from './partner-inspected.tsx';

/** Explains whatever is selected, beside it, so that nobody loses their place. */
export const Inspector = ({ place }: { place: PlaceName }) => {
  const { t } = useTranslation();
  const inspected = useUiStore((state) => (state.inspectedAt === place ? state.inspected : null));
  // where nothing can be selected, there is nothing to explain
  if (inspected === null && place === 'settings') return null;
  return (
    <aside className={classes['inspector']} data-empty={inspected === null || undefined} aria-label={t(($) => $.shell.inspector.title)}>
      <ActionIcon size="sm" className={classes['close']} aria-label={t(($) => $.shell.inspector.close)} onClick={toggleInspector}>
        <IconX size={15} />
      </ActionIcon>
      {inspected === null ? <p className={classes['hint']}>{t(($) => $.shell.inspector.empty)}</p> : null}
      {inspected?.kind === 'figure' ? <FigureExplained {...inspected} /> : null}
      {inspected?.kind === 'partner' ? <PartnerInspected id={inspected.id} /> : null}
    </aside>
  );
};
