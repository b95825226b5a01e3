import { useTranslation } from 'react-i18next';
import { routeToHash } from '#renderer/state/router.ts';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './partner.module.css';
import { partnerSections, type PartnerSection } from './sections.ts';

type SectionIndexProps = {
  partnerId: string;
  current: PartnerSection;
  counts: Partial<Record<PartnerSection, number>>;
  onGo(section: PartnerSection): void;
};

/** Where one is on the long page, and the way to each of its parts. */
export const SectionIndex = ({ partnerId, current, counts, onGo }: SectionIndexProps) => {
  const { t } = useTranslation();
  return (
    <nav className={classes['index']} aria-label={t(($) => $.partner.sections)}>
      {partnerSections.map((section) => {
        const count = counts[section];
        return (
          <a
            key={section}
            href={routeToHash({ place: 'partner', id: partnerId, tab: section })}
            aria-current={section === current ? 'location' : undefined}
            onClick={(event) => {
              event.preventDefault();
              onGo(section);
            }}
          >
            {t(($) => $.partner.section[section])}{' '}
            {count === undefined ? null : <span className={classes['count']}>{formatCount(count)}</span>}
          </a>
        );
      })}
    </nav>
  );
};
