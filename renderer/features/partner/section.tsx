import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './partner.module.css';
import type { PartnerSection } from './sections.ts';

type SectionProps = { name: PartnerSection; children: ReactNode; actions?: ReactNode };

export const sectionId = (name: PartnerSection): string => `partner-${name}`;

/** One part of the page, with its heading and what can be done in it. */
export const Section = ({ name, children, actions }: SectionProps) => {
  const { t } = useTranslation();
  const id = sectionId(name);
  return (
    <section id={id} data-section={name} aria-labelledby={`${id}-title`} tabIndex={-1} className={classes['section']}>
      <header className={classes['sectionHead']}>
        <h2 id={`${id}-title`}>{t(($) => $.partner.section[name])}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
};
