import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#shared/api/files.ts';
import { endingOf } from '#shared/domain/file-names.ts';
import { describeError, isErrorCode } from '#shared/domain/errors.ts';
import { formatBytes, formatRatio, formatTime } from '#renderer/ui/format.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';

/** The columns of files: what it is, how large, where its bytes are. */
export const useFileColumns = (onCopy: (file: Attachment) => void): ReadonlyArray<GridColumn<Attachment>> => {
  const { t } = useTranslation();
  return useMemo(() => {
    const whereOf = ({ state, done, bytes, problem }: Attachment): string => {
      const where = t(($) => $.partner.files.where[state], { done: formatRatio(bytes === 0 ? 0 : done / bytes) });
      if (problem === null || !isErrorCode(problem)) return where;
      return `${where}. ${t(($) => $.partner.files.problem, { problem: describeError(problem).message })}`;
    };
    return [
      { id: 'name', label: t(($) => $.partner.files.name), kind: 'text', width: 280, value: ({ name }) => name, text: ({ name }) => name },
      {
        id: 'size',
        label: t(($) => $.partner.files.size),
        kind: 'number',
        width: 100,
        value: ({ bytes }) => bytes,
        text: ({ bytes }) => formatBytes(bytes),
      },
      {
        id: 'type',
        label: t(($) => $.partner.files.type),
        kind: 'text',
        width: 90,
        value: ({ name }) => endingOf(name),
        text: ({ name }) => endingOf(name).toUpperCase(),
      },
      {
        id: 'added',
        label: t(($) => $.partner.files.added),
        kind: 'date',
        width: 170,
        value: ({ addedAt }) => addedAt,
        text: ({ addedAt }) => formatTime(addedAt),
      },
      { id: 'state', label: t(($) => $.partner.files.state), kind: 'text', width: 240, value: ({ state }) => state, text: whereOf },
      {
        id: 'copy',
        label: t(($) => $.partner.files.saveCopyShort),
        kind: 'mark',
        width: 120,
        value: () => null,
        text: () => '',
        cell: (file) => {
          const label = t(($) => $.partner.files.saveCopy, { name: file.name });
          return (
            <Tooltip label={label}>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={() => onCopy(file)}>
                <IconDownload size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          );
        },
      },
    ];
  }, [t, onCopy]);
};
