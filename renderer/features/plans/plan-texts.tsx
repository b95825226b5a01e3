import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import type { PlanPartProps } from './plan-part.ts';
import { PlanText } from './plan-text.tsx';
import classes from './plan-texts.module.css';
import { useSaveTerms } from './use-terms.ts';

const swot = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;
type TextTerm = 'vision' | 'strategy' | 'baseline' | (typeof swot)[number];

const Term = ({ plan, term, name }: { plan: Plan; term: TextTerm; name: string }) => {
  const { t } = useTranslation();
  const saveTerms = useSaveTerms(plan.id);
  const save = useCallback((text: string) => saveTerms({ [term]: text }), [saveTerms, term]);
  return (
    <PlanText
      draftKey={`plan.${plan.id}.${term}`}
      name={name}
      placeholder={t(($) => $.plans.placeholder[term])}
      saved={plan.content.terms[term]}
      isLocked={plan.locked}
      onSave={save}
    />
  );
};

/** Where both want to be. */
export const VisionPart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  return <Term plan={plan} term="vision" name={t(($) => $.plans.section.vision)} />;
};

/** How they get there. */
export const StrategyPart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  return <Term plan={plan} term="strategy" name={t(($) => $.plans.section.strategy)} />;
};

/** Where they start from. */
export const BaselinePart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  return <Term plan={plan} term="baseline" name={t(($) => $.plans.section.baseline)} />;
};

/** What helps and what hinders, inside and outside: four texts, two by two. */
export const SwotPart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes['swot']}>
      {swot.map((term) => {
        const name = t(($) => $.plans.swot[term]);
        return (
          <section key={term} className={classes['quarter']} aria-label={name}>
            <h3>{name}</h3>
            <Term plan={plan} term={term} name={name} />
          </section>
        );
      })}
    </div>
  );
};

/** What we note for ourselves. */
export const NotePart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const { run } = useCommand('plans.keep');
  const { id } = plan;
  const save = useCallback((note: string) => run({ id, note }), [run, id]);
  return (
    <>
      <p className={classes['hint']}>{t(($) => $.plans.note.hint)}</p>
      <PlanText
        draftKey={`plan.${id}.note`}
        name={t(($) => $.plans.section.note)}
        placeholder={t(($) => $.plans.placeholder.note)}
        saved={plan.note}
        isLocked={false}
        onSave={save}
      />
    </>
  );
};
