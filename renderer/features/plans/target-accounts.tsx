import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTerms } from '#shared/plan/model.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { PlanPartProps } from './plan-part.ts';
import classes from './target-accounts.module.css';
import { useSaveTerms } from './use-terms.ts';

type TargetAccounts = PlanTerms['targetAccounts'];

// the list saves itself as one text, so that two rows that are typed one after the other cannot overwrite each other
const toText = (accounts: TargetAccounts): string => JSON.stringify(accounts);
const toAccounts = (text: string): TargetAccounts => JSON.parse(text) as TargetAccounts;
const emptyLine = { name: '', note: '' };

const Shown = ({ accounts }: { accounts: TargetAccounts }) => {
  const { t } = useTranslation();
  const hasNotes = accounts.some(({ note }) => note !== '');
  if (accounts.length === 0) return <p className={classes['none']}>{t(($) => $.plans.accounts.none)}</p>;
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.plans.accounts.name)}</th>
          {hasNotes ? <th scope="col">{t(($) => $.plans.accounts.note)}</th> : null}
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ name, note }, index) => (
          // two accounts may have one name
          <tr key={`${index}-${name}`}>
            <td>{name}</td>
            {hasNotes ? <td>{note}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Edited = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const saveTerms = useSaveTerms(plan.id);
  // an account whose name was emptied is gone
  const save = useCallback(
    (text: string) => saveTerms({ targetAccounts: toAccounts(text).filter(({ name }) => name.trim() !== '') }),
    [saveTerms],
  );
  const { value, error, set, flush } = useDraft(`plan.${plan.id}.targetAccounts`, toText(plan.content.terms.targetAccounts), save);
  const line = useFormDraft(`plan.${plan.id}.targetAccounts.new`, emptyLine);
  const newName = useRef<HTMLInputElement>(null);
  const accounts = toAccounts(value);
  const change = (index: number, changed: Partial<TargetAccounts[number]>): void =>
    set(toText(accounts.map((one, at) => (at === index ? { ...one, ...changed } : one))));
  const add = (): void => {
    if (line.values.name.trim() === '') return;
    set(toText([...accounts, { name: line.values.name.trim(), note: line.values.note.trim() }]));
    flush();
    line.discard();
    newName.current?.focus();
  };
  return (
    <div className={classes['edited']}>
      <ul className={classes['rows']}>
        {accounts.map(({ name, note }, index) => {
          const number = index + 1;
          return (
            // rows have no other name than their place
            <li key={index}>
              <TextInput
                variant="unstyled"
                className={classes['strong'] ?? ''}
                aria-label={t(($) => $.plans.accounts.nameOf, { number })}
                value={name}
                maxLength={300}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
                onBlur={flush}
              />
              <TextInput
                variant="unstyled"
                aria-label={t(($) => $.plans.accounts.noteOf, { number })}
                value={note}
                maxLength={300}
                onChange={(event) => change(index, { note: event.currentTarget.value })}
                onBlur={flush}
              />
              <ActionIcon
                aria-label={t(($) => $.plans.list.remove, { name: name || String(number) })}
                onClick={() => {
                  set(toText(accounts.filter((_, at) => at !== index)));
                  flush();
                }}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <form
        className={classes['add']}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          ref={newName}
          aria-label={t(($) => $.plans.accounts.newName)}
          placeholder={t(($) => $.plans.accounts.newName)}
          value={line.values.name}
          maxLength={300}
          onChange={(event) => line.set('name', event.currentTarget.value)}
        />
        <TextInput
          aria-label={t(($) => $.plans.accounts.newNote)}
          placeholder={t(($) => $.plans.accounts.newNote)}
          value={line.values.note}
          maxLength={300}
          onChange={(event) => line.set('note', event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={line.values.name.trim() === ''}>
          {t(($) => $.plans.accounts.add)}
        </Button>
      </form>
      {error ? <ErrorNote error={error} /> : null}
    </div>
  );
};

/** The customers that both want to win, and what is wanted there. */
export const AccountsPart = ({ plan }: PlanPartProps) =>
  plan.locked ? <Shown accounts={plan.content.terms.targetAccounts} /> : <Edited plan={plan} />;
