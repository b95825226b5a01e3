import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useOnceWhenShown } from '#renderer/state/use-once-when-shown.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatTime } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './connect.module.css';
import { DeviceQuestion } from './device-question.tsx';

type Device = OutputOf<'sync.devices'>[number];
const marks = { active: 'onTrack', revoked: 'inactive', wiping: 'atRisk', wiped: 'inactive' } as const;

/** The devices that the server knows of this person, with the ways to end a lost one. */
export const Devices = () => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('sync.devices');
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [asked, setAsked] = useState<{ device: Device; wipe: boolean } | null>(null);
  const load = async (): Promise<void> => {
    const reply = await run({});
    if (reply.ok) setDevices(reply.data);
  };
  useOnceWhenShown(() => void load());
  const people = new Set((devices ?? []).map(({ member }) => member));
  return (
    <section className={classes['group']} aria-label={t(($) => $.sync.devices.title)}>
      <h3>{t(($) => $.sync.devices.title)}</h3>
      <p className={classes['hint']}>{t(($) => $.sync.devices.lead)}</p>
      {devices === null && !error ? <p role="status">{t(($) => $.sync.devices.loading)}</p> : null}
      {error ? <ErrorNote error={error} onRetry={() => void load()} /> : null}
      {devices ? (
        <Table verticalSpacing={4} aria-label={t(($) => $.sync.devices.table)}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(($) => $.sync.devices.name)}</Table.Th>
              {people.size > 1 ? <Table.Th>{t(($) => $.sync.devices.member)}</Table.Th> : null}
              <Table.Th>{t(($) => $.sync.devices.lastSeen)}</Table.Th>
              <Table.Th>{t(($) => $.sync.devices.state)}</Table.Th>
              <Table.Th ta="right">{t(($) => $.sync.devices.actions)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {devices.map((device) => (
              <Table.Tr key={device.id}>
                <Table.Td>
                  {device.name}
                  {device.isThis ? <span className={classes['hint']}> ({t(($) => $.sync.devices.isThis)})</span> : null}
                </Table.Td>
                {people.size > 1 ? <Table.Td>{device.member}</Table.Td> : null}
                <Table.Td>{device.lastSeen === null ? t(($) => $.sync.devices.never) : formatTime(device.lastSeen)}</Table.Td>
                <Table.Td>
                  <StatusMark meaning={marks[device.state]} label={t(($) => $.sync.devices.states[device.state])} />
                </Table.Td>
                <Table.Td>
                  <div className={classes['actions']}>
                    {device.state === 'active' && !device.isThis ? (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        aria-label={t(($) => $.sync.devices.revokeOf, { name: device.name })}
                        onClick={() => setAsked({ device, wipe: false })}
                      >
                        {t(($) => $.sync.devices.revoke)}
                      </Button>
                    ) : null}
                    {!device.isThis && (device.state === 'active' || device.state === 'revoked') ? (
                      <Button
                        variant="subtle"
                        color="red"
                        size="compact-xs"
                        aria-label={t(($) => $.sync.devices.wipeOf, { name: device.name })}
                        onClick={() => setAsked({ device, wipe: true })}
                      >
                        {t(($) => $.sync.devices.wipe)}
                      </Button>
                    ) : null}
                  </div>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {asked ? (
        <DeviceQuestion
          key={`${asked.device.id} ${asked.wipe}`}
          {...asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            void load();
          }}
        />
      ) : null}
      {devices ? (
        <div className={classes['row']}>
          <Button variant="default" loading={isRunning} onClick={() => void load()}>
            {t(($) => $.sync.devices.refresh)}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
