import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconChevronLeft,
  IconChevronRight,
  IconHelp,
  IconLayoutSidebarRight,
  IconPresentation,
  IconSquare,
  IconSquareFilled,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PresentAction } from './present-keys.ts';
import type { PresentView } from './present-view.ts';
import classes from './present.module.css';

type Tool = { kind: Exclude<PresentAction['kind'], 'digit'>; label: string; keys: string; icon: Icon };

/** The ways through the slides for the mouse; each has a key. */
export const SlideBar = ({ slides, current, isBlack, act, isSolo }: PresentView & { isSolo: boolean }) => {
  const { t } = useTranslation();
  const button = ({ kind, label, keys, icon: Sign }: Tool) => (
    <Tooltip key={kind} label={`${label} (${keys})`}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => act({ kind })}>
        <Sign size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  const { number, count } = current.slide;
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t(($) => $.present.bar)}>
      {button({ kind: 'back', label: t(($) => $.present.back), keys: '←', icon: IconChevronLeft })}
      <span className={classes['position']} aria-live="polite">
        {slides.typed === '' ? t(($) => $.present.slideOf, { number, count }) : t(($) => $.present.goTo, { number: slides.typed })}
      </span>
      {button({ kind: 'next', label: t(($) => $.present.next), keys: '→', icon: IconChevronRight })}
      <span className={classes['space']} />
      {button({
        kind: 'black',
        label: isBlack ? t(($) => $.present.showSlide) : t(($) => $.present.showBlack),
        keys: 'B',
        icon: isBlack ? IconSquare : IconSquareFilled,
      })}
      {button({
        kind: 'swap',
        label: isSolo ? t(($) => $.present.presenter) : t(($) => $.present.slide),
        keys: 'P',
        icon: isSolo ? IconLayoutSidebarRight : IconPresentation,
      })}
      {button({ kind: 'full-screen', label: t(($) => $.present.fullScreen), keys: 'F', icon: IconArrowsMaximize })}
      {button({ kind: 'help', label: t(($) => $.present.help), keys: '?', icon: IconHelp })}
      <Button variant="default" leftSection={<IconX size={14} aria-hidden />} onClick={() => act({ kind: 'leave' })}>
        {t(($) => $.present.leave)}
      </Button>
    </div>
  );
};
