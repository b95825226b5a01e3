import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RefusedChange } from '#shared/api/sync.ts';
import classes from './inbox.module.css';
import { type ValueNames, valueLines, valueText } from './value-text.ts';

/** What the change would have made of each field. */
export const RefusedFields = ({ change: { table, fields, was, labels }, names }: { change: RefusedChange; names: ValueNames }) => {
  const { t } = useTranslation();
  const lines = valueLines(table, fields, names, labels).filter(({ column, text }) => text !== null || (was[column] ?? null) !== null);
  if (lines.length === 0) return null;
  const empty = <span className={classes['empty']}>{t(($) => $.inbox.value.empty)}</span>;
  const hasBefore = lines.some(({ column }) => (was[column] ?? null) !== null);
  return (
    <Table verticalSpacing={3} className={classes['changed'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t(($) => $.inbox.refused.field)}</Table.Th>
          {hasBefore ? <Table.Th>{t(($) => $.inbox.refused.was)}</Table.Th> : null}
          <Table.Th>{t(($) => $.inbox.refused.wrote)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ column, label, text }) => (
          <Table.Tr key={column}>
            <Table.Td className={classes['hint'] ?? ''}>{label}</Table.Td>
            {hasBefore ? (
              <Table.Td className={classes['value'] ?? ''}>{valueText(table, column, was[column], was, names) ?? empty}</Table.Td>
            ) : null}
            <Table.Td className={classes['value'] ?? ''}>{text ?? empty}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
