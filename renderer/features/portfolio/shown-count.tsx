import { useTranslation } from 'react-i18next';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './portfolio.module.css';

/** How many partners are shown, of how many; under a filter also that the figures below are those of all. */
export const ShownCount = ({ shown, all }: { shown: number; all: number }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes['count']} role="status">
        {shown === all
          ? t(($) => $.portfolio.countAll, { count: all, all: formatCount(all) })
          : t(($) => $.portfolio.count, { shown: formatCount(shown), all: formatCount(all) })}
      </span>
      {shown === all ? null : <span className={classes['count']}>{t(($) => $.portfolio.figuresOfAll, { count: all })}</span>}
    </>
  );
};
