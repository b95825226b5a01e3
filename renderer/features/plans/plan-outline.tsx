import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './plan.module.css';
import { planSections, type PlanSectionKey } from './plan-sections.tsx';

/** The sections of the page. Arrows walk along them, Enter goes there. */
export const PlanOutline = ({ current, onShow }: { current: PlanSectionKey; onShow(key: PlanSectionKey): void }) => {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    buttons[buttons.findIndex((button) => button === document.activeElement) + step]?.focus();
  };
  return (
    // the keys belong to the buttons inside
    <nav className={classes['outline']} aria-label={t(($) => $.plans.sections)} onKeyDown={onKeyDown}>
      <ol>
        {planSections.map(({ key }) => (
          <li key={key}>
            <button type="button" aria-current={key === current ? 'true' : undefined} onClick={() => onShow(key)}>
              {t(($) => $.plans.section[key])}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};
