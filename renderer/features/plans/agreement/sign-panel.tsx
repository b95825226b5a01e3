import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useNow } from '#renderer/state/use-now.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatTime } from '#renderer/ui/format.ts';
import classes from './sign.module.css';
import { SignatureStanding } from './signature-standing.tsx';
import type { SideSigning } from './signing.ts';

type SignPanelProps = {
  plan: Pick<Plan, 'id' | 'print' | 'connected' | 'locked' | 'revision'>;
  signing: SideSigning;
  /** Whose side it is, as its people call it. */
  company: string;
  title: string;
  /** Who probably signs. */
  person: string;
  /** It is the turn of this side. */
  isNext: boolean;
};

/** Where one side signs: name, role, and the moment. Once signed, it says who, when, and whether the server has it. */
export const SignPanel = ({ plan, signing, company, title, person, isNext }: SignPanelProps) => {
  const { t } = useTranslation();
  const titleId = useId();
  const { side, current, earlier } = signing;
  const { failed } = useNotice();
  const now = useNow();
  const sign = useCommand('plans.sign');
  const unsign = useCommand('plans.unsign');
  const saved = useMemo(() => ({ name: person, role: earlier?.role ?? '' }), [person, earlier]);
  const { values, set, discard } = useFormDraft(`plan-sign.${plan.id}.${side}`, saved);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // the dialog opens at the side whose turn it is, and goes on to the other one
    if (isNext) field.current?.focus();
  }, [isNext]);
  const canSign = values.name.trim() !== '' && values.role.trim() !== '';
  const submit = async (): Promise<void> => {
    if (!canSign || sign.isRunning) return;
    const reply = await sign.run({ id: plan.id, print: plan.print, side, name: values.name.trim(), role: values.role.trim() });
    if (reply.ok) discard();
  };
  const takeBack = async (signatureId: string): Promise<void> => {
    const reply = await unsign.run({ id: plan.id, signatureId });
    if (!reply.ok) failed(reply.error);
  };
  if (current)
    return (
      <section className={classes['panel']} aria-labelledby={titleId} data-signed>
        <h3 id={titleId}>{title}</h3>
        <p className={classes['signature']}>{current.name}</p>
        <p>{current.role}</p>
        <p className={classes['when']}>
          <IconCheck size={14} stroke={2.25} aria-hidden />
          {t(($) => $.planAgreement.sign.at, { when: formatTime(current.signedAt) })}
        </p>
        <SignatureStanding signature={current} connected={plan.connected} />
        {plan.locked ? null : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            ml={-8}
            mt={4}
            loading={unsign.isRunning}
            onClick={() => void takeBack(current.id)}
          >
            {t(($) => $.planAgreement.sign.unsign)}
          </Button>
        )}
      </section>
    );
  return (
    <section className={classes['panel']} aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      {earlier ? <p className={classes['earlier']}>{t(($) => $.planAgreement.sign.changed, { name: earlier.name })}</p> : null}
      <form
        className={classes['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          ref={field}
          data-autofocus={isNext || undefined}
          size="sm"
          required
          maxLength={200}
          autoComplete="off"
          label={t(($) => $.planAgreement.sign.name)}
          value={values.name}
          onChange={(event) => set('name', event.currentTarget.value)}
        />
        <TextInput
          size="sm"
          required
          maxLength={200}
          autoComplete="off"
          label={t(($) => $.planAgreement.sign.role)}
          value={values.role}
          onChange={(event) => set('role', event.currentTarget.value)}
        />
        <p className={classes['when']}>{t(($) => $.planAgreement.sign.now, { when: formatTime(now) })}</p>
        {sign.error ? <ErrorNote error={sign.error} /> : null}
        <Button type="submit" size="sm" disabled={!canSign} loading={sign.isRunning}>
          {t(($) => $.planAgreement.sign.button, { company })}
        </Button>
      </form>
    </section>
  );
};
