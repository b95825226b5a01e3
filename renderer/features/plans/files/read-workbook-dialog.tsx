import { Button, FileButton, Modal } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanWorkbookProblem } from '#shared/api/plan-files.ts';
import type { Plan } from '#shared/api/plans.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { DropArea } from '#renderer/ui/drop-area.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { ChangesTable } from './changes-table.tsx';
import classes from './files.module.css';
import { type Reading, useReadWorkbook } from './use-read-workbook.ts';

const accepted = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Problems = ({ problems }: { problems: readonly PlanWorkbookProblem[] }) => {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <div className={classes['problems']} role="status">
      <h3>{t(($) => $.planFiles.read.problems, { count: problems.length })}</h3>
      <ul>
        {problems.map(({ cell, message }, index) => (
          <li key={`${cell ?? ''}-${index}`}>
            {cell === null ? null : <code>{cell}</code>} {message}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Outcome = ({ reading }: { reading: Reading }) => {
  const { t } = useTranslation();
  const { file } = reading;
  if (reading.state === 'reading') return <p role="status">{t(($) => $.planFiles.read.reading, { file })}</p>;
  if (reading.state === 'failed')
    return reading.failure ? <ErrorNote error={reading.failure} /> : <p role="alert">{t(($) => $.planFiles.read.unreadable)}</p>;
  const { changes, problems } = reading.found;
  return (
    <>
      <div role="status">
        <h3>
          {changes.length === 0
            ? t(($) => $.planFiles.read.none, { file })
            : t(($) => $.planFiles.read.changes, { count: changes.length, file })}
        </h3>
      </div>
      {changes.length > 0 ? <ChangesTable changes={changes} /> : null}
      <Problems problems={problems} />
    </>
  );
};

/** Reads a workbook of a plan back in: first every change, then, when that is wanted, all of them as one step. */
export const ReadWorkbookDialog = ({ plan: { id }, onClose }: { plan: Plan; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { reading, read } = useReadWorkbook(id);
  const { run: apply, error, isRunning } = useCommand('plans.applyWorkbook');
  const { done } = useNotice();
  const changes = reading?.state === 'read' ? reading.found.changes : [];
  const write = async (): Promise<void> => {
    const reply = await apply({ id, changes });
    if (!reply.ok) return;
    done(
      t(($) => $.planFiles.read.applied, { count: reply.data.cells }),
      reply.data.undoId,
    );
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(($) => $.planFiles.read.title)}
      closeOnClickOutside={!isRunning}
      size="xl"
      closeButtonProps={{ 'aria-label': t(($) => $.planFiles.read.close) }}
    >
      <div className={classes['form']}>
        <DropArea className={classes['drop']} onFiles={([file]) => void (file && read(file))}>
          {reading === null ? (
            <>
              <IconTableImport size={28} stroke={1.25} aria-hidden />
              <p>{t(($) => $.planFiles.read.lead)}</p>
            </>
          ) : null}
          <div className={classes['choose']}>
            <FileButton accept={accepted} onChange={(file) => void (file && read(file))}>
              {(props) => (
                <Button {...props} variant={reading === null ? 'filled' : 'default'} disabled={reading?.state === 'reading'} data-autofocus>
                  {reading === null ? t(($) => $.planFiles.read.choose) : t(($) => $.planFiles.read.other)}
                </Button>
              )}
            </FileButton>
            <span className={classes['quiet']}>{t(($) => $.planFiles.read.drop)}</span>
          </div>
        </DropArea>
        {reading ? <Outcome reading={reading} /> : null}
        {error && !isRunning ? <ErrorNote error={error} /> : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={onClose}>
            {t(($) => $.planFiles.read.close)}
          </Button>
          {changes.length > 0 ? (
            <Button loading={isRunning} onClick={() => void write()}>
              {t(($) => $.planFiles.read.apply, { count: changes.length })}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  );
};
