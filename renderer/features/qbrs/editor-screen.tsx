import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keepSame } from '#renderer/state/keep-same.ts';
import { navigate, type Route } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Editor } from './editor.tsx';
import type { SettleDialogType } from './outcome/settle-dialog-type.ts';
import { openSection } from './qbrs-store.ts';

type EditorScreenProps = { route: Extract<Route, { place: 'qbr' }>; lent: { Settle: SettleDialogType } };

/** One review: its sections, its figures, its words. */
export const EditorScreen = ({ route: { id, part }, lent }: EditorScreenProps) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('qbrs.get', { id });
  // a save changes a few words of a large package: what it did not change is not drawn again
  const last = useRef(data);
  const review = useMemo(() => keepSame(last.current, data), [data]);
  useEffect(() => {
    last.current = review;
  }, [review]);
  useEffect(() => {
    // an address asks for its part once; from then on the person opens sections as always
    if (part === undefined) return;
    openSection(id, part);
    navigate({ place: 'qbr', id }, { replace: true });
  }, [id, part]);
  if (error?.code === 'RECORD_NOT_FOUND')
    return (
      <EmptyState kind="nothing" title={t(($) => $.qbr.gone.title)} text={t(($) => $.qbr.gone.text)}>
        <Button onClick={() => navigate({ place: 'qbrs' })}>{t(($) => $.qbr.gone.board)}</Button>
      </EmptyState>
    );
  if (error && !review) return <ErrorNote error={error} />;
  return review ? <Editor key={id} review={review} Settle={lent.Settle} /> : null;
};
