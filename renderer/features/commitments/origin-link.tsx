import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '#shared/api/commitments.ts';
import { navigate, type Route, routeToHash } from '#renderer/state/router.ts';
import classes from './commitments.module.css';
import { originText } from './origin-text.ts';

/** Where a commitment was made can be looked at, if it is a review, a plan or a meeting that is known. */
const originRoute = ({ originKind, originId, originTitle, partnerId }: LedgerEntry): Route | null => {
  if (originId === null || originTitle === null) return null;
  if (originKind === 'qbr') return { place: 'qbr', id: originId, part: 'about' };
  if (originKind === 'plan') return { place: 'plan', id: originId };
  return originKind === 'meeting' ? { place: 'partner', id: partnerId, tab: 'interaction', record: originId } : null;
};

/** Where a commitment was made, as the way there. */
export const OriginLink = ({ entry }: { entry: LedgerEntry }) => {
  const { t } = useTranslation();
  const route = originRoute(entry);
  const text = originText(t, entry);
  if (route === null) return text;
  return (
    <a
      href={routeToHash(route)}
      tabIndex={-1}
      className={classes['origin']}
      title={text}
      onClick={(event) => {
        event.preventDefault();
        // Ctrl and Shift select
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) navigate(route);
      }}
    >
      {text}
    </a>
  );
};
