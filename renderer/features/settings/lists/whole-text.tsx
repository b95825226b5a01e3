import { useTranslation } from 'react-i18next';
import type { Done } from '#renderer/state/use-command.ts';
import { SavedText } from '../saved-text.tsx';

type WholeTextProps = {
  draftKey: string;
  label: string;
  value: number | null;
  min: number;
  max: number;
  canBeEmpty?: boolean;
  save(value: number | null): Promise<Done<unknown>>;
};

/** A whole number that saves itself while it is typed; empty is an answer where it may be. */
export const WholeText = ({ draftKey, label, value, min, max, canBeEmpty = false, save }: WholeTextProps) => {
  const { t } = useTranslation();
  return (
    <SavedText
      isBare
      draftKey={draftKey}
      label={label}
      value={value === null ? '' : String(value)}
      save={(text) => save(text.trim() === '' ? null : Number(text))}
      check={(text) => {
        if (text.trim() === '' && canBeEmpty) return null;
        const isWhole = /^\d{1,4}$/.test(text.trim());
        return isWhole && Number(text) >= min && Number(text) <= max ? null : t(($) => $.program.number.between, { min, max });
      }}
    />
  );
};
