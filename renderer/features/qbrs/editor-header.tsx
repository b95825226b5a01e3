import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconDots, IconDownload, IconEye, IconPresentation, IconSnowflake, IconSnowflakeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appCommands } from '#shared/app-commands.ts';
import type { QbrStage } from '#shared/qbr/stage.ts';
import { runCommand } from '#renderer/state/command-handlers.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatDate, formatTime } from '#renderer/ui/format.ts';
import { useKeepFocus } from '#renderer/ui/keep-focus.ts';
import { keyText } from '#renderer/ui/key-text.ts';
import { CompareDialog } from './compare-dialog.tsx';
import type { Review } from './editor.tsx';
import classes from './editor.module.css';
import { togglePartnerView, useEditorView } from './editor-view.ts';

/** Whether a review is still on its way to being ready. */
const isEarly = (stage: QbrStage): boolean => stage === 'due' || stage === 'scheduled' || stage === 'preparing';

/** Whose review of which quarter, whether its figures are live, and what can be done with it. */
export const EditorHeader = ({ review: { qbr, package: built, live }, onExport }: { review: Review; onExport(): void }) => {
  const { t } = useTranslation();
  const freeze = useCommand('qbrs.freeze');
  const unfreeze = useCommand('qbrs.unfreeze');
  const create = useCommand('qbrs.create');
  const remove = useCommand('qbrs.remove');
  const move = useCommand('qbrs.move');
  const isPartnerView = useEditorView((state) => state.isPartnerView);
  const { done, failed } = useNotice();
  const [isComparing, setComparing] = useState(false);
  const freezeButton = useKeepFocus<HTMLButtonElement>(freeze.isRunning || unfreeze.isRunning);
  const readyButton = useKeepFocus<HTMLButtonElement>(move.isRunning);
  const { id, partnerId, quarter } = qbr;
  const partnerPlace = { place: 'partner', id: partnerId } as const;
  const toggleFrozen = async (): Promise<void> => {
    // what is being typed belongs into what is frozen
    await flushDrafts();
    const reply = live ? await freeze.run({ id }) : await unfreeze.run({ id });
    if (!reply.ok) failed(reply.error);
  };
  const startVersion = async (): Promise<void> => {
    await flushDrafts();
    const reply = await create.run({ partnerId, quarter, newVersion: true });
    if (reply.ok) navigate({ place: 'qbr', id: reply.data.id });
    else failed(reply.error);
  };
  const moveReview = async (to: 'preparing' | 'ready'): Promise<void> => {
    await flushDrafts();
    const reply = await move.run({ id, to });
    if (!reply.ok) return failed(reply.error);
    done(to === 'ready' ? t(($) => $.qbr.editor.readied) : t(($) => $.qbr.editor.unreadied), reply.data.undoId);
  };
  const removeReview = async (): Promise<void> => {
    const reply = await remove.run({ id });
    if (!reply.ok) return failed(reply.error);
    navigate({ place: 'qbrs' });
    done(
      t(($) => $.qbr.editor.removed),
      reply.data.undoId,
    );
  };
  const frozen =
    qbr.frozenAt === null ? null : t(($) => $.qbr.editor.frozenAt, { when: formatTime(qbr.frozenAt ?? 0), date: formatDate(built.asOf) });
  return (
    <header className={classes['header']}>
      <div className={classes['whose']}>
        <h1>
          <a
            href={routeToHash(partnerPlace)}
            className={classes['partner']}
            onClick={(event) => {
              event.preventDefault();
              navigate(partnerPlace);
            }}
          >
            {built.partner.name}
          </a>
          <span className={classes['quarter']}>{built.quarter.label}</span>
        </h1>
        <p className={classes['facts']}>
          <span className={classes['stage']}>{t(($) => $.qbr.stage[qbr.stage])}</span>
          <span>{t(($) => $.qbr.editor.version, { version: qbr.version })}</span>
          <span>{t(($) => $.qbr.quarterDays, { from: formatDate(built.quarter.from), to: formatDate(built.quarter.to) })}</span>
          <span className={classes['liveness']} data-live={live || undefined}>
            {live ? t(($) => $.qbr.editor.live, { date: formatDate(built.asOf) }) : frozen}
          </span>
        </p>
      </div>
      <div className={classes['actions']}>
        <Tooltip label={t(($) => $.qbr.editor.partnerViewHint)}>
          <Button
            variant={isPartnerView ? 'light' : 'default'}
            aria-pressed={isPartnerView}
            leftSection={<IconEye size={14} aria-hidden />}
            onClick={togglePartnerView}
          >
            {t(($) => $.qbr.editor.partnerView)}
          </Button>
        </Tooltip>
        {isEarly(qbr.stage) ? (
          <Button
            ref={readyButton}
            variant="default"
            leftSection={<IconCheck size={14} aria-hidden />}
            loading={move.isRunning}
            onClick={() => void moveReview('ready')}
          >
            {t(($) => $.qbr.editor.ready)}
          </Button>
        ) : null}
        <Tooltip label={live ? t(($) => $.qbr.editor.freezeHint) : t(($) => $.qbr.editor.unfreezeHint)}>
          <Button
            ref={freezeButton}
            variant="default"
            leftSection={live ? <IconSnowflake size={14} aria-hidden /> : <IconSnowflakeOff size={14} aria-hidden />}
            loading={freeze.isRunning || unfreeze.isRunning}
            onClick={() => void toggleFrozen()}
          >
            {live ? t(($) => $.qbr.editor.freeze) : t(($) => $.qbr.editor.unfreeze)}
          </Button>
        </Tooltip>
        <Button
          variant="default"
          leftSection={<IconPresentation size={14} aria-hidden />}
          title={keyText(appCommands['partner.present'].keys[0])}
          onClick={() => runCommand('partner.present')}
        >
          {t(($) => $.present.start)}
        </Button>
        <Button leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void flushDrafts().then(onExport)}>
          {t(($) => $.qbr.export.button)}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t(($) => $.qbr.editor.more)}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => navigate(partnerPlace)}>{t(($) => $.qbr.editor.openPartner)}</Menu.Item>
            {qbr.stage === 'ready' ? (
              <Menu.Item onClick={() => void moveReview('preparing')}>{t(($) => $.qbr.editor.unready)}</Menu.Item>
            ) : null}
            <Menu.Item title={t(($) => $.qbr.editor.newVersionHint)} onClick={() => void startVersion()}>
              {t(($) => $.qbr.editor.newVersion)}
            </Menu.Item>
            <Menu.Item onClick={() => setComparing(true)}>{t(($) => $.qbr.compare.open)}</Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => void removeReview()}>
              {t(($) => $.qbr.editor.remove)}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {isComparing ? <CompareDialog qbr={qbr} onClose={() => setComparing(false)} /> : null}
      </div>
    </header>
  );
};
