import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';

type State = 'unchanged' | 'unsaved' | 'saving' | 'failed' | 'saved';
const worst: readonly State[] = ['failed', 'saving', 'unsaved', 'saved'];

/** Says whether what is typed is in the store: the worst state of the fields. */
export const SavedMark = ({ states }: { states: readonly State[] }) => {
  const { t } = useTranslation();
  const state = worst.find((one) => states.includes(one));
  return (
    <p role="status" className={classes['saved']}>
      {state === undefined || state === 'unchanged' ? '' : t(($) => $.ui.draft[state])}
    </p>
  );
};
