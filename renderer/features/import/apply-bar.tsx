import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/api/imports.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { totalsOf } from './counts.ts';
import classes from './import.module.css';
import { useSaveText } from './use-save-text.tsx';
import { apply } from './wizard-store.ts';

/** The one button that writes, and what it will do in a few words. */
export const ApplyBar = ({ preview, isChecking }: { preview: ImportPreview; isChecking: boolean }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const { created, updated, unchanged } = totalsOf(preview.counts);
  const waiting = preview.counts.needsAttention;
  const isBlocked = preview.questions.some(({ blocking, answer }) => blocking && answer === null);
  const changes = created + updated;
  const saveText = useSaveText();
  const saveMapping = async (): Promise<void> => {
    const reply = await transport.call('imports.mapping.save', { mapping: preview.mapping });
    if (!reply.ok) return;
    const { fileName, text } = reply.data as { fileName: string; text: string };
    await saveText([{ fileName, text }]);
  };
  const label = (): string => {
    if (isBlocked) return t(($) => $.import.apply.blocked);
    if (changes > 0) return t(($) => $.import.apply.button, { count: changes });
    return waiting > 0 ? t(($) => $.import.apply.onlyAttention, { count: waiting }) : t(($) => $.import.apply.nothing);
  };
  return (
    <footer className={classes['bar']}>
      <Button
        size="sm"
        disabled={!preview.ready || isBlocked || isChecking || changes + waiting === 0}
        onClick={() => void apply(transport)}
      >
        {label()}
      </Button>
      <span role="status" className={classes['quiet']}>
        {isChecking
          ? t(($) => $.import.preview.stale)
          : t(($) => $.import.result.lead, {
              created: formatCount(created),
              updated: formatCount(updated),
              unchanged: formatCount(unchanged),
            })}
      </span>
      <span className={classes['spring']} />
      <Button variant="subtle" color="gray" onClick={() => void saveMapping()}>
        {t(($) => $.import.apply.saveMapping)}
      </Button>
    </footer>
  );
};
