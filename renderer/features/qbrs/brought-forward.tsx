import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Review } from './editor.tsx';
import classes from './editor.module.css';
import { putForwardAway, useEditorView } from './editor-view.ts';
import { openSection } from './qbrs-store.ts';

/** What a review that is being prepared has from the one before: open commitments, who sat at the table, what came of it. Each is a way to where it stands. */
export const BroughtForward = ({ review: { qbr, package: built, live } }: { review: Review }) => {
  const { t } = useTranslation();
  const isSeen = useEditorView(({ seenForward }) => seenForward.has(qbr.id));
  const promised = built.commitments.filter(({ closedOn }) => closedOn === null).length;
  const attendees = built.attendees.length;
  const parts = [
    ...(promised > 0 ? [{ key: 'commitments', text: t(($) => $.qbr.editor.forward.commitments, { count: promised }) }] : []),
    ...(attendees > 0 ? [{ key: 'about', text: t(($) => $.qbr.editor.forward.attendees, { count: attendees }) }] : []),
    ...(built.lastQbr?.summary ? [{ key: 'about', text: t(($) => $.qbr.editor.forward.summary, { quarter: built.lastQbr.quarter }) }] : []),
  ];
  if (!live || isSeen || parts.length === 0 || !(['due', 'scheduled', 'preparing'] as const).some((stage) => stage === qbr.stage))
    return null;
  return (
    <div className={classes['forward']}>
      <p>
        {t(($) => $.qbr.editor.forward.lead)}{' '}
        {parts.map(({ key, text }, index) => (
          <span key={text}>
            {index > 0 ? ', ' : ''}
            <button type="button" className={classes['link']} onClick={() => openSection(qbr.id, key)}>
              {text}
            </button>
          </span>
        ))}
        .
      </p>
      <ActionIcon size="sm" aria-label={t(($) => $.qbr.editor.forward.close)} onClick={() => putForwardAway(qbr.id)}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
};
