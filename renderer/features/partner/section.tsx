import type { ReactNode } from 'react';
import classes from './partner.module.css';
import { useSectionAdd } from './section-adds.tsx';

type SectionProps = {
  name: string;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** What Ctrl+N does here. */
  onAdd?: () => void;
};

export const sectionId = (name: string): string => `partner-${name}`;

/** One part of the page, with its heading and what can be done in it. */
export const Section = ({ name, title, children, actions, onAdd }: SectionProps) => {
  const id = sectionId(name);
  useSectionAdd(name, onAdd);
  return (
    <section id={id} data-section={name} aria-labelledby={`${id}-title`} tabIndex={-1} className={classes['section']}>
      <header className={classes['sectionHead']}>
        <h2 id={`${id}-title`}>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
};
