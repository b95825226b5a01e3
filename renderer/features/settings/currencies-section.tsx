import { ActionIcon, NativeSelect, Table, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { NewRate } from './new-rate.tsx';
import classes from './settings.module.css';

/** By which rates amounts are converted into the reporting currency. */
export const CurrenciesSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { data: rates = [], error } = useQuery('settings.rates', {});
  const { run: update } = useCommand('settings.update');
  const { run: remove, error: removeError } = useCommand('settings.rates.remove');
  const problem = error ?? removeError;
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.settings.currencies.lead)}</p>
      {problem ? <ErrorNote error={problem} /> : null}
      <div className={classes['form']}>
        <NativeSelect
          label={t(($) => $.settings.currencies.rule)}
          data={[
            { value: 'dated', label: t(($) => $.settings.currencies.dated) },
            { value: 'plan', label: t(($) => $.settings.currencies.plan) },
          ]}
          value={program.rateRule}
          onChange={(event) => void update({ rateRule: event.currentTarget.value === 'plan' ? 'plan' : 'dated' })}
        />
      </div>
      <section className={classes['group']} aria-label={t(($) => $.settings.currencies.table)}>
        <h3>{t(($) => $.settings.currencies.table)}</h3>
        {rates.length === 0 ? (
          <p className={classes['hint']}>{t(($) => $.settings.currencies.none, { currency: program.reportingCurrency })}</p>
        ) : (
          <Table className={classes['table'] ?? ''} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(($) => $.settings.currencies.from)}</Table.Th>
                <Table.Th>{t(($) => $.settings.currencies.to)}</Table.Th>
                <Table.Th>{t(($) => $.settings.currencies.kind)}</Table.Th>
                <Table.Th>{t(($) => $.settings.currencies.validFrom)}</Table.Th>
                <Table.Th ta="right">{t(($) => $.settings.currencies.rate)}</Table.Th>
                <Table.Th w={40}>
                  <VisuallyHidden>{t(($) => $.ui.remove)}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rates.map(({ id, kind, from, to, validFrom, rate }) => (
                <Table.Tr key={id}>
                  <Table.Td>{from}</Table.Td>
                  <Table.Td>{to}</Table.Td>
                  <Table.Td>{kind === 'plan' ? t(($) => $.settings.currencies.plan) : t(($) => $.settings.currencies.dated)}</Table.Td>
                  <Table.Td>{formatDate(validFrom)}</Table.Td>
                  <Table.Td ta="right">{rate}</Table.Td>
                  <Table.Td>
                    <ActionIcon
                      aria-label={t(($) => $.settings.currencies.remove, { from, to, date: formatDate(validFrom) })}
                      onClick={() => void remove({ id })}
                    >
                      <IconTrash size={14} stroke={1.5} />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <NewRate to={program.reportingCurrency} today={program.today} />
      </section>
    </>
  );
};
