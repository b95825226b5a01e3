import { Button } from '@mantine/core';
import { IconPresentation } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { appCommands } from '#shared/app-commands.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { startPresenting } from '#renderer/state/presenting.ts';
import { navigate } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { keyText } from '#renderer/ui/key-text.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { ListSection } from './list-section.tsx';
import { Section } from './section.tsx';

type Qbr = OutputOf<'qbrs.ofPartner'>[number];

const useQbrColumns = (): ReadonlyArray<GridColumn<Qbr>> => {
  const { t } = useTranslation();
  return useMemo<ReadonlyArray<GridColumn<Qbr>>>(() => {
    const text = (id: string, label: string, width: number, of: (qbr: Qbr) => string): GridColumn<Qbr> => ({
      id,
      label,
      kind: 'text',
      width,
      value: of,
      text: of,
    });
    const date = (id: 'scheduledOn' | 'heldOn', label: string): GridColumn<Qbr> => ({
      id,
      label,
      kind: 'date',
      width: 120,
      value: (qbr) => qbr[id],
      text: (qbr) => (qbr[id] === null ? '' : formatDate(qbr[id])),
    });
    return [
      text(
        'quarter',
        t(($) => $.partner.qbrs.quarter),
        110,
        ({ quarter }) => quarter,
      ),
      text(
        'state',
        t(($) => $.partner.qbrs.state),
        120,
        ({ state }) => t(($) => $.partner.qbrs.states[state]),
      ),
      {
        id: 'version',
        label: t(($) => $.partner.qbrs.version),
        kind: 'number',
        width: 80,
        value: ({ version }) => version,
        text: ({ version }) => String(version),
      },
      date(
        'scheduledOn',
        t(($) => $.partner.qbrs.scheduled),
      ),
      date(
        'heldOn',
        t(($) => $.partner.qbrs.held),
      ),
      text(
        'frozen',
        t(($) => $.partner.qbrs.frozen),
        90,
        ({ frozenAt }) => (frozenAt === null ? '' : t(($) => $.ui.yes)),
      ),
    ];
  }, [t]);
};

/** The QBRs of the partner, newest first; Enter opens one. */
export const QbrsSection = ({ partnerId, onBuild }: { partnerId: string; onBuild: () => void }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('qbrs.ofPartner', { partnerId });
  const { run: remove } = useCommand('qbrs.remove');
  const columns = useQbrColumns();
  const newest = data?.[0];
  useCommandHandler('partner.present', newest ? () => startPresenting(newest.id) : null);
  const title = t(($) => $.partner.section.qbrs);
  if (!data)
    return (
      <Section name="qbrs" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  return (
    <ListSection<Qbr>
      name="qbrs"
      title={title}
      label={t(($) => $.partner.qbrs.label)}
      rows={data}
      columns={columns}
      rowName={({ quarter, version }) => `${quarter}, ${t(($) => $.partner.qbrs.version)} ${version}`}
      onOpen={({ id }) => navigate({ place: 'qbr', id })}
      remove={(id) => remove({ id })}
      isEmpty={data.length === 0}
      actions={
        newest ? (
          <Button
            variant="default"
            leftSection={<IconPresentation size={14} aria-hidden />}
            title={keyText(appCommands['partner.present'].keys[0])}
            onClick={() => startPresenting(newest.id)}
          >
            {t(($) => $.present.startOf, { quarter: newest.quarter })}
          </Button>
        ) : null
      }
      nothing={
        <EmptyState kind="nothing" isLine title={t(($) => $.partner.empty.qbrs.title)} text={t(($) => $.partner.empty.qbrs.text)}>
          <Button variant="default" onClick={onBuild}>
            {t(($) => $.partner.buildQbr)}
          </Button>
        </EmptyState>
      }
    />
  );
};
