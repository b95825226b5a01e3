import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanGrade } from '#shared/plan/model.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { NameField } from './name-field.tsx';
import type { PlanPartProps } from './plan-part.ts';
import classes from './plan-people.module.css';
import { useSaveTerms } from './use-terms.ts';

const roles = ['vendorSponsor', 'partnerSponsor', 'partnerContact'] as const;
type Role = (typeof roles)[number];

const Named = ({ plan, role, known }: PlanPartProps & { role: Role; known: readonly string[] }) => {
  const { t } = useTranslation();
  const saveTerms = useSaveTerms(plan.id);
  const save = useCallback((name: string | null) => saveTerms({ [role]: name }), [saveTerms, role]);
  const name = plan.content.terms[role];
  const label = t(($) => $.plans.people[role]);
  if (plan.locked)
    return (
      <div>
        <dt>{label}</dt>
        <dd>{name ?? <span className={classes['none']}>{t(($) => $.plans.people.notNamed)}</span>}</dd>
      </div>
    );
  return <NameField draftKey={`plan.${plan.id}.${role}`} label={label} saved={name} known={known} onSave={save} />;
};

/** Who stands for the plan on both sides, who owns it, and whether it needs sponsors. */
export const PeoplePart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const { failed } = useNotice();
  const saveTerms = useSaveTerms(plan.id);
  const { run: keep } = useCommand('plans.keep');
  const { data: people = [] } = useQuery('people.list', {});
  const { data: contacts = [] } = useQuery('contacts.list', { partnerId: plan.partnerId });
  const ours = people.map(({ name }) => name);
  const theirs = contacts.map(({ name }) => name);
  const { grade, vendorSponsor, partnerSponsor } = plan.content.terms;
  const setGrade = async (next: PlanGrade): Promise<void> => {
    const done = await saveTerms({ grade: next });
    if (!done.ok) failed(done.error);
  };
  const setOwner = async (ownerId: string | null): Promise<void> => {
    const done = await keep({ id: plan.id, ownerId });
    if (!done.ok) failed(done.error);
  };
  const named = roles.map((role) => <Named key={role} plan={plan} role={role} known={role === 'vendorSponsor' ? ours : theirs} />);
  return (
    <div className={classes['people']}>
      <div className={classes['grade']}>
        {plan.locked ? (
          <strong>{t(($) => $.plans.grade[grade])}</strong>
        ) : (
          <SegmentedControl
            aria-label={t(($) => $.plans.people.grade)}
            value={grade}
            data={PlanGrade.options.map((one) => ({ value: one, label: t(($) => $.plans.grade[one]) }))}
            onChange={(next) => void setGrade(next === 'strategic' ? 'strategic' : 'standard')}
          />
        )}
        <span className={classes['none']}>{t(($) => $.plans.people.gradeHint[grade])}</span>
      </div>
      {grade === 'strategic' && (vendorSponsor === null || partnerSponsor === null) ? (
        <StatusMark meaning="atRisk" label={t(($) => $.plans.people.missing)} />
      ) : null}
      {plan.locked ? <dl className={classes['fields']}>{named}</dl> : <div className={classes['fields']}>{named}</div>}
      <div className={classes['fields']}>
        <NativeSelect
          label={t(($) => $.plans.people.owner)}
          description={t(($) => $.plans.people.ownerHint)}
          inputWrapperOrder={['label', 'input', 'description']}
          data={[{ value: '', label: t(($) => $.ui.notSet) }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          value={plan.ownerId ?? ''}
          onChange={(event) => void setOwner(event.currentTarget.value || null)}
        />
      </div>
    </div>
  );
};
