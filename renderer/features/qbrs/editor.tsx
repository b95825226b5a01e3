import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { BroughtForward } from './brought-forward.tsx';
import { EditorHeader } from './editor-header.tsx';
import classes from './editor.module.css';
import { ExportDialog } from './export-dialog.tsx';
import { MovedFigures } from './moved-figures.tsx';
import { OutcomePanel } from './outcome/outcome-panel.tsx';
import type { SettleDialogType } from './outcome/settle-dialog-type.ts';
import { openSection, useQbrsStore } from './qbrs-store.ts';
import { SectionEditor } from './section-editor.tsx';
import { SectionList } from './section-list.tsx';

export type Review = OutputOf<'qbrs.get'>;

/** The package editor: the sections left, the open one right. */
export const Editor = ({ review, Settle }: { review: Review; Settle: SettleDialogType }) => {
  const { t } = useTranslation();
  const { qbr, package: built, live, moved } = review;
  const open = useQbrsStore((state) => state.openSection[qbr.id]) ?? 'summary';
  const [isExporting, setExporting] = useState(false);
  useCommandHandler('file.export', () => setExporting(true));
  const section = open === 'about' ? undefined : built.sections.find(({ key }) => key === open);
  const name = built.partner.name;
  return (
    <div className={classes['screen']}>
      <EditorHeader review={review} onExport={() => setExporting(true)} />
      <div className={classes['body']}>
        <SectionList review={review} open={open} onOpen={(key) => openSection(qbr.id, key)} />
        <section className={classes['main']} aria-label={t(($) => $.qbr.editor.label)}>
          <BroughtForward review={review} />
          {live ? null : <MovedFigures moved={moved} intact={review.intact} />}
          {section ? (
            <SectionEditor key={section.key} review={review} section={section} />
          ) : (
            <OutcomePanel review={review} Settle={Settle} />
          )}
        </section>
      </div>
      {isExporting ? (
        <ExportDialog
          what={{ kind: 'one', id: qbr.id }}
          exampleName={`${built.quarter.label}_${name.replaceAll(' ', '-')}_QBR_v1_${built.asOf}`}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </div>
  );
};
