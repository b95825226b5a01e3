import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNotice } from '#renderer/state/use-notice.tsx';
import type { PlanPartProps } from './plan-part.ts';
import classes from './plan-names.module.css';
import { useSaveTerms } from './use-terms.ts';

/** A list of names: read as words, changed as tags. */
const NamesPart = ({ plan, term }: PlanPartProps & { term: 'competitors' | 'markets' }) => {
  const { t } = useTranslation();
  const save = useSaveTerms(plan.id);
  const { failed } = useNotice();
  const names = plan.content.terms[term];
  if (plan.locked)
    return names.length === 0 ? (
      <p className={classes['none']}>{t(($) => $.plans.list.none)}</p>
    ) : (
      <ul className={classes['names']}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    );
  const set = async (next: string[]): Promise<void> => {
    const done = await save({ [term]: next });
    if (!done.ok) failed(done.error);
  };
  return (
    <TagsInput
      className={classes['tags'] ?? ''}
      aria-label={t(($) => $.plans.section[term])}
      placeholder={t(($) => $.plans.placeholder[term])}
      value={names}
      maxTags={100}
      onChange={(next) => void set(next)}
    />
  );
};

/** Who else wants the same customers. */
export const CompetitorsPart = ({ plan }: PlanPartProps) => <NamesPart plan={plan} term="competitors" />;

/** Where both sell together. */
export const MarketsPart = ({ plan }: PlanPartProps) => <NamesPart plan={plan} term="markets" />;
