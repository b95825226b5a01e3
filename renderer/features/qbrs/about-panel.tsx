import { NativeSelect, TagsInput, Textarea } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { AsksEditor } from './asks-editor.tsx';
import { boardStates } from './board.ts';
import type { Review } from './editor.tsx';
import blocks from './blocks.module.css';
import classes from './editor.module.css';
import { SavedMark } from './saved-mark.tsx';

type Changes = Omit<InputOf<'qbrs.update'>, 'id'>;

/** The meeting itself: when, who, what was asked, what came of it. */
export const AboutPanel = ({ review: { qbr, package: built, live } }: { review: Review }) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('qbrs.update');
  const { id } = qbr;
  const update = (changes: Changes): void => void run({ id, ...changes });
  const saveOutcome = useCallback((outcome: string) => run({ id, outcome: outcome.trim() || null }), [run, id]);
  const outcome = useDraft(`qbr.${id}.outcome`, qbr.outcome ?? '', saveOutcome);
  const problem = error ?? outcome.error;
  return (
    <article className={classes['section']} aria-label={t(($) => $.qbr.editor.about)}>
      {problem ? <ErrorNote error={problem} /> : null}
      <div className={classes['dates']}>
        <NativeSelect
          label={t(($) => $.qbr.about.state)}
          data={boardStates.map((state) => ({ value: state, label: t(($) => $.qbr.state[state]) }))}
          value={qbr.state}
          onChange={(event) => {
            const state = boardStates.find((one) => one === event.currentTarget.value);
            if (state) update({ state });
          }}
        />
        <DateField label={t(($) => $.qbr.about.scheduledOn)} value={qbr.scheduledOn} onChange={(scheduledOn) => update({ scheduledOn })} />
        <DateField label={t(($) => $.qbr.about.heldOn)} value={qbr.heldOn} onChange={(heldOn) => update({ heldOn })} />
      </div>
      <TagsInput
        label={t(($) => $.qbr.about.attendees)}
        description={t(($) => $.qbr.about.attendeesHint)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={qbr.attendees}
        readOnly={!live}
        maxTags={100}
        onChange={(attendees) => update({ attendees })}
      />
      <AsksEditor
        key={JSON.stringify(qbr.asks)}
        partner={built.partner.name}
        asks={qbr.asks}
        isLive={live}
        onChange={(asks) => update({ asks })}
      />
      <div>
        <Textarea
          label={t(($) => $.qbr.about.outcome)}
          description={t(($) => $.qbr.about.outcomeHint)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={3}
          maxRows={12}
          value={outcome.value}
          onChange={(event) => outcome.set(event.currentTarget.value)}
          onBlur={outcome.flush}
        />
        <SavedMark states={[outcome.state]} />
      </div>
      {built.lastQbr?.summary ? (
        <div className={blocks['block']}>
          <h2>{t(($) => $.qbr.about.lastOutcome, { quarter: built.lastQbr.quarter })}</h2>
          <p>{built.lastQbr.summary}</p>
        </div>
      ) : null}
    </article>
  );
};
