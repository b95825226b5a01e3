import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import classes from './plan-money.module.css';
import type { PlanPartProps } from './plan-part.ts';
import { useSaveTerms } from './use-terms.ts';

const even = [25, 25, 25, 25];
const names = ['Q1', 'Q2', 'Q3', 'Q4'] as const;

/** How the year usually spreads over its quarters. Shares that do not add up stay in the fields, and say so, until they do. */
export const PlanSeason = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const { failed } = useNotice();
  const saveTerms = useSaveTerms(plan.id);
  const { season } = plan.content.terms;
  const { values, set, discard } = useFormDraft(`plan.${plan.id}.season`, { shares: (season ?? even).map(String) });
  const title = t(($) => $.plans.money.season);
  const save = async (next: number[] | null): Promise<void> => {
    const done = await saveTerms({ season: next });
    if (done.ok) discard();
    else failed(done.error);
  };
  const shares = values.shares.map((text) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN));
  const sum = shares.reduce((total, share) => total + share, 0);
  const change = (index: number, text: string): void =>
    set(
      'shares',
      values.shares.map((one, at) => (at === index ? text : one)),
    );
  const leave = (): void => {
    if (season !== null && sum === 100 && shares.join() !== season.join()) void save(shares);
  };
  return (
    <section aria-label={title} className={classes['part']}>
      <h3>{title}</h3>
      <p className={classes['hint']}>{t(($) => $.plans.money.seasonHint)}</p>
      {plan.locked ? (
        <p>
          {season === null ? t(($) => $.plans.money.seasonEven) : season.map((share, index) => `${names[index]} ${share} %`).join(' · ')}
        </p>
      ) : (
        <div className={classes['line']}>
          <SegmentedControl
            aria-label={title}
            value={season === null ? 'even' : 'own'}
            data={[
              { value: 'even', label: t(($) => $.plans.money.seasonEven) },
              { value: 'own', label: t(($) => $.plans.money.seasonOwn) },
            ]}
            onChange={(next) => void save(next === 'own' ? even : null)}
          />
          {season === null
            ? null
            : names.map((name, index) => (
                <TextInput
                  key={name}
                  w={64}
                  aria-label={name}
                  leftSection={<span className={classes['hint']}>{name}</span>}
                  leftSectionWidth={26}
                  inputMode="numeric"
                  maxLength={3}
                  value={values.shares[index] ?? ''}
                  onChange={(event) => change(index, event.currentTarget.value)}
                  onBlur={leave}
                  onKeyDown={(event) => event.key === 'Enter' && leave()}
                />
              ))}
        </div>
      )}
      {season !== null && sum !== 100 && !plan.locked ? (
        <p role="alert" className={classes['note']}>
          {t(($) => $.plans.money.seasonSum, { sum: Number.isNaN(sum) ? '–' : sum })}
        </p>
      ) : null}
    </section>
  );
};
