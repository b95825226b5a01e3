import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { appCommands } from '#shared/app-commands.ts';
import { keyText } from '#renderer/ui/key-text.ts';

/** The formats in which the portfolio leaves the app. */
export const ExportMenu = ({ write, isRunning }: { write(format: 'xlsx' | 'csv'): void; isRunning: boolean }) => {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={isRunning} rightSection={<IconChevronDown size={13} aria-hidden />}>
          {t(($) => $.portfolio.export)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => write('xlsx')} rightSection={<kbd>{keyText(appCommands['file.export'].keys[0])}</kbd>}>
          {t(($) => $.portfolio.exportXlsx)}
        </Menu.Item>
        <Menu.Item onClick={() => write('csv')}>{t(($) => $.portfolio.exportCsv)}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
