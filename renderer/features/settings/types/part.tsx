import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './types.module.css';
import { partId, type ProfilePart } from './profile-parts.ts';

type PartProps = { name: ProfilePart; complaint: string | undefined; children: ReactNode };

/** One part of a profile: what it is for, its fields, and what the schema has against them. */
export const Part = ({ name, complaint, children }: PartProps) => {
  const { t } = useTranslation();
  const id = partId(name);
  return (
    <section id={id} aria-labelledby={`${id}-title`} tabIndex={-1} className={classes['part']}>
      <h3 id={`${id}-title`}>{t(($) => $.program.profile.part[name])}</h3>
      <p className={classes['lead']}>{t(($) => $.program.profile.lead[name])}</p>
      {complaint === undefined ? null : (
        <p role="alert" className={classes['complaint']}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {complaint.charAt(0).toUpperCase() + complaint.slice(1)}.
        </p>
      )}
      {children}
    </section>
  );
};
