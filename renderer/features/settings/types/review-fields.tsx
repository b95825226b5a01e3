import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { coverageModels } from '#shared/domain/coverage.ts';
import { cadences, type ReviewPlan } from '#shared/domain/type-profile.ts';
import { NumberField } from '../number-field.tsx';
import classes from './types.module.css';

type ReviewFieldsProps = { plan: ReviewPlan; onChange(plan: ReviewPlan): void };

/** How often each kind of coverage is reviewed, and until when after its quarter. */
export const ReviewFields = ({ plan: { every, daysToHold }, onChange }: ReviewFieldsProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes['reviews']}>
      {coverageModels.map((model) => (
        <NativeSelect
          key={model}
          label={t(($) => $.alerts.words[model])}
          data={cadences.map((one) =>
            one === null
              ? { value: '', label: t(($) => $.program.profile.every.never) }
              : { value: String(one), label: t(($) => $.program.profile.every.each[one]) },
          )}
          value={String(every[model] ?? '')}
          onChange={(event) => {
            const chosen = cadences.find((one) => String(one ?? '') === event.currentTarget.value) ?? null;
            onChange({ every: { ...every, [model]: chosen }, daysToHold });
          }}
        />
      ))}
      <div className={classes['daysToHold']}>
        <span aria-hidden>{t(($) => $.program.profile.daysToHold)}</span>
        <NumberField
          label={t(($) => $.program.profile.daysToHold)}
          value={daysToHold}
          min={0}
          max={180}
          isWhole
          onChange={(days) => onChange({ every, daysToHold: days ?? daysToHold })}
        />
      </div>
    </div>
  );
};
