import { ActionIcon, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { useHasFormDraft } from '#renderer/state/form-drafts.ts';
import { navigate, routeToHash, type Route } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { SavedText } from '../saved-text.tsx';
import settings from '../settings.module.css';
import { NewType } from './new-type.tsx';
import { profileDraftKey, type ProfileEntry } from './profile-editor.tsx';
import classes from './types.module.css';

const TypeRow = ({ entry, onRemove }: { entry: ProfileEntry; onRemove(): void }) => {
  const { t } = useTranslation();
  const { run } = useCommand('settings.list.save');
  const isUnsaved = useHasFormDraft(profileDraftKey(entry.type));
  const { type, label, partners, profile } = entry;
  const route: Route = { place: 'settings', section: 'types', item: type };
  return (
    <Table.Tr>
      <Table.Td>
        <SavedText
          isBare
          draftKey={`settings.partner_type.${type}.label`}
          label={t(($) => $.settings.program.nameOf, { key: type })}
          value={label}
          save={(text) => run({ list: 'partner_type', key: type, label: text })}
          check={(text) => (text.trim() === '' ? t(($) => $.settings.program.nameNeeded) : null)}
        />
      </Table.Td>
      <Table.Td ta="right">{formatCount(partners)}</Table.Td>
      <Table.Td>{t(($) => $.program.types.linesOf, { count: profile.scorecard.length })}</Table.Td>
      <Table.Td ta="right">{formatCount(profile.alerts.length)}</Table.Td>
      <Table.Td>
        <span className={settings['hint']}>{type}</span>
      </Table.Td>
      <Table.Td>
        <span className={classes['rowActions']}>
          <a
            href={routeToHash(route)}
            aria-label={t(($) => $.program.types.edit, { type: label })}
            onClick={(event) => {
              event.preventDefault();
              navigate(route);
            }}
          >
            {t(($) => $.program.types.editShort)}
          </a>
          <ActionIcon size="sm" aria-label={t(($) => $.program.types.remove, { type: label })} onClick={onRemove}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
          {isUnsaved ? <StatusMark meaning="atRisk" label={t(($) => $.program.types.unsaved)} /> : null}
        </span>
      </Table.Td>
    </Table.Tr>
  );
};

/** The types of the program, and the way to the profile of each. */
export const TypesSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { data: entries = [], error } = useQuery('settings.profiles', {});
  const remove = useCommand('settings.list.remove');
  const notice = useNotice();
  const drop = async ({ type, label }: ProfileEntry): Promise<void> => {
    const done = await remove.run({ list: 'partner_type', key: type });
    if (done.ok) notice.done(t(($) => $.program.types.removed, { type: label }));
  };
  return (
    <>
      <p className={settings['lead']}>{t(($) => $.program.types.lead)}</p>
      {error ? <ErrorNote error={error} /> : null}
      <Table aria-label={t(($) => $.program.types.table)} verticalSpacing={4} className={classes['types'] ?? ''} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(($) => $.program.types.name)}</Table.Th>
            <Table.Th w={72} ta="right">
              {t(($) => $.program.types.partners)}
            </Table.Th>
            <Table.Th w={84}>{t(($) => $.program.types.lines)}</Table.Th>
            <Table.Th w={84} ta="right">
              {t(($) => $.program.types.alerts)}
            </Table.Th>
            <Table.Th w={164}>{t(($) => $.program.types.key)}</Table.Th>
            <Table.Td w={220} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <TypeRow key={entry.type} entry={entry} onRemove={() => void drop(entry)} />
          ))}
        </Table.Tbody>
      </Table>
      {remove.error ? (
        <div className={classes['refused']}>
          <ErrorNote error={remove.error} />
        </div>
      ) : null}
      <NewType types={program.partnerTypes} />
    </>
  );
};
