import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './connect.module.css';

type BringAlongProps = { count: number; hasSample: boolean; value: boolean; onChange(bring: boolean): void };

/** Whether what is in the store becomes the person's own on the server, or stays on this device alone. */
export const BringAlong = ({ count, hasSample, value, onChange }: BringAlongProps) => {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['choices']}>
      <legend>{t(($) => $.sync.connect.along.legend, { count })}</legend>
      <Radio.Group value={value ? 'bring' : 'apart'} onChange={(chosen) => onChange(chosen === 'bring')}>
        <div className={classes['form']}>
          <Radio
            value="bring"
            label={t(($) => $.sync.connect.along.bringLabel, { count })}
            description={t(($) => $.sync.connect.along.bringHint, { count })}
          />
          <Radio
            value="apart"
            label={t(($) => $.sync.connect.along.apartLabel, { count })}
            description={t(($) => $.sync.connect.along.apartHint)}
          />
        </div>
      </Radio.Group>
      {hasSample ? <p className={classes['hint']}>{t(($) => $.sync.connect.along.sample)}</p> : null}
    </fieldset>
  );
};
