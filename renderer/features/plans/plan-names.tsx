import { TagsInput } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/state/drafts.ts';
import type { PlanPartProps } from './plan-part.ts';
import classes from './plan-names.module.css';
import { useSaveTerms } from './use-terms.ts';

const toText = (names: readonly string[]): string => JSON.stringify(names);
const toNames = (text: string): string[] => JSON.parse(text) as string[];

/** A list of names: read as words, changed as tags. */
const NamesPart = ({ plan, term }: PlanPartProps & { term: 'competitors' | 'markets' }) => {
  const { t } = useTranslation();
  const saveTerms = useSaveTerms(plan.id);
  const names = plan.content.terms[term];
  const save = useCallback((text: string) => saveTerms({ [term]: toNames(text) }), [saveTerms, term]);
  // a draft: the next name may be typed before the last one is saved
  const { value, error, set, flush } = useDraft(`plan.${plan.id}.${term}`, toText(names), save);
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
  return (
    <TagsInput
      className={classes['tags'] ?? ''}
      aria-label={t(($) => $.plans.section[term])}
      placeholder={t(($) => $.plans.placeholder[term])}
      value={toNames(value)}
      error={error?.message}
      maxTags={100}
      onChange={(next) => {
        set(toText(next));
        flush();
      }}
    />
  );
};

/** Who else wants the same customers. */
export const CompetitorsPart = ({ plan }: PlanPartProps) => <NamesPart plan={plan} term="competitors" />;

/** Where both sell together. */
export const MarketsPart = ({ plan }: PlanPartProps) => <NamesPart plan={plan} term="markets" />;
