import { useTranslation } from 'react-i18next';
import { useCore } from '#renderer/state/core-context.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Applying } from './applying.tsx';
import { ApplyBar } from './apply-bar.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { Detected } from './detected.tsx';
import classes from './import.module.css';
import { ImportDone } from './import-done.tsx';
import { Outcome } from './outcome.tsx';
import { Proposals } from './proposals.tsx';
import { Questions } from './questions.tsx';
import { check, useWizardStore } from './wizard-store.ts';

/** A new import: choose files, answer what is ambiguous, see what will happen, and let it happen. */
export const Wizard = () => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const { files, preview, isChecking, error, applyJob, result } = useWizardStore();
  if (result) return <ImportDone result={result} />;
  if (applyJob !== null) return <Applying jobId={applyJob} />;
  return (
    <>
      <div className={classes['scroll']}>
        <div className={classes['body']}>
          <ChooseFiles />
          {error ? <ErrorNote error={error} {...(error.code === 'CANCELLED' ? {} : { onRetry: () => void check(transport) })} /> : null}
          {isChecking && !preview ? <p role="status">{t(($) => $.import.preview.working)}</p> : null}
          {preview && files.length > 0 ? (
            <div className={isChecking ? classes['stale'] : undefined} aria-busy={isChecking} style={{ display: 'contents' }}>
              <Questions questions={preview.questions} />
              <Outcome preview={preview} />
              <Proposals preview={preview} />
              {preview.files.map((file, index) => (
                <Detected key={file.uploadId} file={file} index={index} />
              ))}
            </div>
          ) : null}
        </div>
      </div>
      {preview && files.length > 0 ? <ApplyBar preview={preview} isChecking={isChecking} /> : null}
    </>
  );
};
