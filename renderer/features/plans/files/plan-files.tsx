import { Button } from '@mantine/core';
import { IconDownload, IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { PlanExportDialog } from './export-dialog.tsx';
import { ReadWorkbookDialog } from './read-workbook-dialog.tsx';

/** The two ways between a plan and files: out, and back in. What is being typed is saved first, so that it is in the files. */
export const PlanFiles = ({ plan, asOf }: { plan: Plan; asOf: IsoDate | undefined }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'export' | 'read' | null>(null);
  const show = (which: 'export' | 'read'): void => void flushDrafts().then(() => setOpen(which));
  useCommandHandler('file.export', () => show('export'));
  useCommandHandler('plan.read-workbook', () => show('read'));
  return (
    <>
      <Button variant="default" leftSection={<IconTableImport size={14} aria-hidden />} onClick={() => show('read')}>
        {t(($) => $.planFiles.read.button)}
      </Button>
      <Button leftSection={<IconDownload size={14} aria-hidden />} onClick={() => show('export')}>
        {t(($) => $.planFiles.export.button)}
      </Button>
      {open === 'export' ? <PlanExportDialog plan={plan} asOf={asOf} onClose={() => setOpen(null)} /> : null}
      {open === 'read' ? <ReadWorkbookDialog plan={plan} onClose={() => setOpen(null)} /> : null}
    </>
  );
};
