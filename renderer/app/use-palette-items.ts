import { useTranslation } from 'react-i18next';
import { type AppCommandId, appCommandIds, appCommands } from '#shared/app-commands.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { showPartnersOf } from '#renderer/features/portfolio/portfolio-store.ts';
import { runCommand, useAvailableCommands } from '#renderer/state/command-handlers.ts';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';

type FoundRecord = OutputOf<'search.records'>[number];

/** One line of the palette. `detail` stands muted at the end; `keys` as a key. */
export type PaletteItem = {
  id: string;
  kind: 'record' | 'command';
  sign: 'partner' | 'person' | 'command';
  title: string;
  detail: string;
  keys: string | undefined;
  run(): void;
};

/** A partner or a contact opens the page of the partner; a person the partners that are theirs. */
const openRecord = ({ partnerId, title }: FoundRecord): void => {
  if (partnerId !== null) return navigate({ place: 'partner', id: partnerId });
  showPartnersOf(title);
  navigate({ place: 'portfolio' });
};

/** True when each word of the query starts a word of the label. */
const fits = (label: string, query: string): boolean => {
  const words = label.toLowerCase().split(/\s+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((start) => words.some((word) => word.startsWith(start)));
};

/** The records that a text finds, then the commands that it names and that something on the screen carries out. */
export const usePaletteItems = (mode: 'all' | 'records' | null, query: string): PaletteItem[] => {
  const { t } = useTranslation();
  const available = useAvailableCommands();
  const text = query.trim();
  const isAsked = mode !== null && text !== '';
  const { data } = useQuery('search.records', isAsked ? { text, limit: mode === 'records' ? 20 : 8 } : null, { keepLast: true });
  const records = isAsked ? (data ?? []) : [];
  const ids: AppCommandId[] =
    mode === 'all'
      ? appCommandIds.filter(
          (id) =>
            id !== 'view.palette' &&
            available.has(id) &&
            fits(
              t(($) => $.commands[id]),
              query,
            ),
        )
      : [];
  return [
    ...records.map(
      (record): PaletteItem => ({
        id: `${record.entity}-${record.id}`,
        kind: 'record',
        sign: record.entity === 'partner' ? 'partner' : 'person',
        title: record.title,
        detail: [t(($) => $.shell.palette.entity[record.entity]), record.detail].filter(Boolean).join(' · '),
        keys: undefined,
        run: () => openRecord(record),
      }),
    ),
    ...ids.map(
      (id): PaletteItem => ({
        id,
        kind: 'command',
        sign: 'command',
        title: t(($) => $.commands[id]),
        detail: '',
        keys: appCommands[id].keys[0],
        run: () => void runCommand(id),
      }),
    ),
  ];
};
