import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AlertEntry } from '#shared/api/alerts.ts';
import type { AlertKeyAction } from './alert-keys.ts';
import { viewOf } from './alert-view.ts';

type AlertMenuProps = { entry: AlertEntry; partner: string; tabIndex: number; run(action: AlertKeyAction, id: string): void };

/** Everything that can be done with an alert besides what it suggests, with the key of each. */
export const AlertMenu = ({ entry, partner, tabIndex, run }: AlertMenuProps) => {
  const { t } = useTranslation();
  const { id } = entry.alert;
  const isOpen = viewOf(entry) === 'open';
  const item = (action: AlertKeyAction, label: string, key: string) => (
    <Menu.Item rightSection={<kbd>{key}</kbd>} onClick={() => run(action, id)}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" tabIndex={tabIndex} aria-label={t(($) => $.today.alerts.more, { alert: partner })}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item(
          'why',
          t(($) => $.today.menu.why),
          'W',
        )}
        {entry.partner === null
          ? null
          : item(
              'open',
              t(($) => $.today.menu.partner, { partner }),
              'O',
            )}
        <Menu.Divider />
        {isOpen ? (
          <>
            {item(
              'snooze',
              t(($) => $.today.menu.snooze),
              'S',
            )}
            {item(
              'assign',
              t(($) => $.today.menu.assign),
              'A',
            )}
            {item(
              'done',
              t(($) => $.today.menu.done),
              'D',
            )}
          </>
        ) : (
          item(
            'reopen',
            t(($) => $.today.menu.reopen),
            'R',
          )
        )}
      </Menu.Dropdown>
    </Menu>
  );
};
