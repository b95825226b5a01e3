import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useTakeBack } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatTime } from '#renderer/ui/format.ts';
import { HistoryChanges } from './history-changes.tsx';
import { type HistoryEntry, historySteps } from './history-values.ts';
import { usePartnerPage } from './partner-page-context.tsx';
import tables from './table.module.css';
import { Section } from './section.tsx';
import { stepsTakenBack } from './taken-back.ts';

type Link = OutputOf<'audit.list'>['links'][number];

const signatureKey = (entity: string, recordId: string, at: number): string => `${entity} ${recordId} ${at}`;
/** Who made each change, and on which device. */
const signatures = (links: readonly Link[]): ReadonlyMap<string, { actor: string; device: string | null }> =>
  new Map(
    links.flatMap(({ entity, recordId, at, actor, device }) =>
      actor === null ? [] : [[signatureKey(entity, recordId, at), { actor, device }] as const],
    ),
  );

const first = 20;
const most = 500;

/** What was changed of this partner and its records, newest first. Each step can be taken back, once. */
export const HistorySection = () => {
  const { partner, program } = usePartnerPage();
  const partnerId = partner.id;
  const { t } = useTranslation();
  const title = t(($) => $.partner.section.history);
  const [limit, setLimit] = useState(first);
  const { data, error } = useQuery('history.list', { partnerId, limit }, { keepLast: true });
  const { data: audit } = useQuery('audit.list', { partnerId, limit: most * 2 }, { keepLast: true });
  const signed = useMemo(() => signatures(audit?.links ?? []), [audit]);
  const takeBack = useTakeBack();
  if (!data)
    return (
      <Section name="history" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  if (data.length === 0)
    return (
      <Section name="history" title={title}>
        <EmptyState kind="nothing" title={t(($) => $.partner.empty.history.title)} text={t(($) => $.partner.empty.history.text)} />
      </Section>
    );
  const takenBack = stepsTakenBack(data);
  const whoOf = ({ entity, recordId, at }: HistoryEntry): string | null => {
    const link = signed.get(signatureKey(entity, recordId, at));
    if (!link) return null;
    return link.device === null ? link.actor : t(($) => $.partner.entryHistory.by, { actor: link.actor, device: link.device });
  };
  const lineOf = ({ entity, entityLabel, action, title }: HistoryEntry): string => {
    const words = {
      entity: entityLabel ?? t(($) => $.partner.history.entity[entity as 'partner']),
      action: t(($) => $.partner.history.action[action as 'changed']),
    };
    return title === '' ? t(($) => $.partner.history.lineUntitled, words) : t(($) => $.partner.history.line, { ...words, title });
  };
  return (
    <Section name="history" title={title}>
      <div className={tables['scroll']}>
        <table className={`${tables['table']} ${tables['history']}`} aria-label={t(($) => $.partner.history.label)}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.history.when)}</th>
              <th scope="col">{t(($) => $.partner.history.what)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {historySteps(data).map((step) => {
              const [head] = step.entries;
              return (
                <tr key={step.id}>
                  <td>
                    <time dateTime={new Date(step.at).toISOString()}>{formatTime(step.at)}</time>
                    {head ? <small className={tables['who']}>{whoOf(head)}</small> : null}
                  </td>
                  <td style={{ whiteSpace: 'normal' }}>
                    {step.entries.map((entry) => (
                      <div key={`${entry.entity}-${entry.recordId}`}>
                        {lineOf(entry)}
                        <HistoryChanges entry={entry} program={program} />
                      </div>
                    ))}
                  </td>
                  <td>
                    {takenBack.has(step.id) ? (
                      <span className={tables['takenBack']}>{t(($) => $.partner.history.takenBack)}</span>
                    ) : (
                      <Button
                        variant="default"
                        size="compact-xs"
                        aria-label={t(($) => $.partner.history.undoOf, { what: head ? lineOf(head) : '' })}
                        onClick={() => void takeBack(step.id)}
                      >
                        {t(($) => $.partner.history.undo)}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {data.length === limit && limit < most ? (
        <Button variant="subtle" color="gray" mt={8} onClick={() => setLimit(most)}>
          {t(($) => $.partner.history.showAll)}
        </Button>
      ) : null}
    </Section>
  );
};
