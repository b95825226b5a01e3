import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '#shared/api/imports.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { CountTable } from './count-table.tsx';
import { totalsOf } from './counts.ts';
import classes from './import.module.css';
import { UndoImport } from './undo-import.tsx';
import { startOver } from './wizard-store.ts';

/** What an import did, and where to go from here. */
export const ImportDone = ({ result }: { result: ImportResult }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const { created, updated, unchanged } = totalsOf(result);
  const title = useRef<HTMLHeadingElement>(null);
  // the button that was pressed is gone, and this is what came of it
  useEffect(() => {
    if (isFocusNowhere()) title.current?.focus();
  }, []);
  const waiting = result.needsAttention;
  const { data: unknown } = useQuery('imports.attention.unknownPartners', waiting > 0 ? { importId: result.importId } : null);
  return (
    <div className={classes['scroll']}>
      <div className={classes['body']}>
        <section className={classes['card']} aria-labelledby="import-result">
          <h2 ref={title} id="import-result" tabIndex={-1}>
            {t(($) => $.import.result.title)}
          </h2>
          <p role="status">
            {t(($) => $.import.result.lead, {
              created: formatCount(created),
              updated: formatCount(updated),
              unchanged: formatCount(unchanged),
            })}
          </p>
          {waiting > 0 ? (
            <p className={classes['remark']}>
              <StatusMark meaning="atRisk" label={t(($) => $.import.result.attention, { count: waiting })} />
            </p>
          ) : null}
          {unknown && unknown.partners > 0 ? <p>{t(($) => $.import.result.unknownPartners, { count: unknown.partners })}</p> : null}
          <div className={classes['buttons']}>
            {waiting > 0 ? (
              <Button onClick={() => navigate({ place: 'import', step: 'attention' })}>{t(($) => $.import.result.fix)}</Button>
            ) : null}
            <Button variant={waiting > 0 ? 'default' : 'filled'} onClick={() => navigate({ place: 'portfolio' })}>
              {t(($) => $.import.result.portfolio)}
            </Button>
            <Button variant="default" onClick={() => startOver(transport)}>
              {t(($) => $.import.result.another)}
            </Button>
            <UndoImport importId={result.importId} label={t(($) => $.import.result.undo)} onDone={() => startOver(transport)} />
          </div>
        </section>
        {created + updated + unchanged > 0 ? (
          <section className={classes['card']} style={{ maxWidth: 560 }}>
            <CountTable counts={result} isDone />
          </section>
        ) : null}
      </div>
    </div>
  );
};
