import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceName } from '#renderer/state/router.ts';
import { toggleInspector, useUiStore } from '#renderer/state/ui-store.ts';
import { AlertInspected } from './alert-inspected.tsx';
import { FigureExplained } from './figure-explained.tsx';
import classes from './inspector.module.css';
import { PartnerInspected } from './partner-inspected.tsx';

/** Explains whatever is selected, beside it, so that nobody loses their place. */
export const Inspector = ({ place }: { place: PlaceName }) => {
  const { t } = useTranslation();
  const inspected = useUiStore((state) => (state.inspectedAt === place ? state.inspected : null));
  const cameFrom = useRef<HTMLElement | null>(null);
  const noteWhereFrom = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
  };
  const close = (): void => {
    toggleInspector();
    const to = cameFrom.current?.isConnected ? cameFrom.current : document.getElementById('content');
    to?.focus({ preventScroll: true });
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  // where nothing can be selected, there is nothing to explain
  if (inspected === null && place === 'settings') return null;
  return (
    // the keys of what is inside rise to it; nothing is done here that has no button
    <aside
      className={classes['inspector']}
      data-empty={inspected === null || undefined}
      aria-label={t(($) => $.shell.inspector.title)}
      onFocus={noteWhereFrom}
      onKeyDown={closeOnEscape}
    >
      <ActionIcon size="sm" className={classes['close']} aria-label={t(($) => $.shell.inspector.close)} onClick={close}>
        <IconX size={15} />
      </ActionIcon>
      {inspected === null ? <p className={classes['hint']}>{t(($) => $.shell.inspector.empty)}</p> : null}
      {inspected?.kind === 'figure' ? <FigureExplained {...inspected} /> : null}
      {inspected?.kind === 'alert' ? <AlertInspected key={inspected.entry.alert.id} {...inspected} /> : null}
      {inspected?.kind === 'partner' ? <PartnerInspected id={inspected.id} /> : null}
    </aside>
  );
};
