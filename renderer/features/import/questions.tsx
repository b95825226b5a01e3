import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/api/imports.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import classes from './import.module.css';
import { check } from './wizard-store.ts';

type Question = ImportPreview['questions'][number];

const QuestionItem = ({ question }: { question: Question }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  return (
    <div className={classes['question']}>
      <Radio.Group
        label={question.message}
        value={question.answer ?? ''}
        onChange={(value) => void check(transport, { answer: { id: question.id, value } })}
        aria-label={question.message}
      >
        <div className={classes['options']}>
          {question.options.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} size="xs" />
          ))}
        </div>
      </Radio.Group>
      {question.answer === null ? null : <p className={classes['quiet']}>{t(($) => $.import.questions.answered)}</p>}
    </div>
  );
};

/** What only a person can say: first what must be answered, then what may stay open. An answer is remembered in the mapping. */
export const Questions = ({ questions }: { questions: readonly Question[] }) => {
  const { t } = useTranslation();
  const blocking = questions.filter(({ blocking: must }) => must);
  const optional = questions.filter(({ blocking: must }) => !must);
  if (questions.length === 0) return null;
  return (
    <section className={classes['card']} aria-labelledby="import-questions">
      <h2 id="import-questions">
        {blocking.length > 0
          ? t(($) => $.import.questions.title, { count: blocking.filter(({ answer }) => answer === null).length })
          : t(($) => $.import.questions.optional)}
      </h2>
      {[...blocking, ...optional].map((question) => (
        <QuestionItem key={question.id} question={question} />
      ))}
    </section>
  );
};
