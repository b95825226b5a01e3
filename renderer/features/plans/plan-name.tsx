import { TextInput } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/state/drafts.ts';
import type { PlanPartProps } from './plan-part.ts';
import classes from './plan.module.css';
import { useSaveTerms } from './use-terms.ts';

/** What the document is called: a heading that can be typed into. */
export const PlanName = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const saveTerms = useSaveTerms(plan.id);
  const { name } = plan.content.terms;
  // a plan always has a name: an emptied field gets the last one back
  const save = useCallback((typed: string) => saveTerms({ name: typed.trim() || name }), [saveTerms, name]);
  const { value, error, set, flush } = useDraft(`plan.${plan.id}.name`, name, save);
  if (plan.locked) return <p className={classes['name']}>{name}</p>;
  return (
    <TextInput
      variant="unstyled"
      className={classes['nameField'] ?? ''}
      aria-label={t(($) => $.plans.page.name)}
      value={value}
      maxLength={300}
      error={error?.message}
      onChange={(event) => set(event.currentTarget.value)}
      onBlur={() => (value.trim() === '' ? set(name) : flush())}
    />
  );
};
