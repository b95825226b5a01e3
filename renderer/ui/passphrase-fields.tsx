import { PasswordInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './passphrase-fields.module.css';

/** The least number of characters of a passphrase. */
const least = 12;
export type TypedPassphrase = { passphrase: string; repeated: string };

/** Long enough, and typed the same way twice. */
export const isGoodPassphrase = ({ passphrase, repeated }: TypedPassphrase): boolean =>
  passphrase.length >= least && passphrase === repeated;

type PassphraseFieldsProps = { typed: TypedPassphrase; onChange: (typed: TypedPassphrase) => void; autoFocus?: boolean };

/** A new passphrase, typed twice, with the honest sentence about losing it. */
export const PassphraseFields = ({ typed, onChange, autoFocus = false }: PassphraseFieldsProps) => {
  const { t } = useTranslation();
  const { passphrase, repeated } = typed;
  const missing = least - passphrase.length;
  const differs = repeated !== '' && passphrase !== repeated;
  return (
    <>
      <div className={classes['fields']}>
        <PasswordInput
          label={t(($) => $.store.first.passphraseLabel)}
          value={passphrase}
          autoComplete="new-password"
          autoFocus={autoFocus}
          description={missing > 0 ? t(($) => $.store.first.tooShort, { count: missing }) : t(($) => $.store.first.longEnough)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => onChange({ ...typed, passphrase: event.currentTarget.value })}
        />
        <PasswordInput
          label={t(($) => $.store.first.repeatLabel)}
          value={repeated}
          autoComplete="new-password"
          description={repeated !== '' && !differs ? t(($) => $.store.first.same) : ' '}
          error={differs ? t(($) => $.store.first.different) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => onChange({ ...typed, repeated: event.currentTarget.value })}
        />
      </div>
      <p className={classes['honest']}>
        <IconAlertTriangle size={15} aria-hidden />
        {t(($) => $.store.first.lost)}
      </p>
    </>
  );
};
