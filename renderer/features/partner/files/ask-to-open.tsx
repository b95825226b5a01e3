import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AskedFile } from './use-open-file.ts';

type AskToOpenProps = { asked: AskedFile; onOpen(): void; onCopy(): void; onClose(): void };

/** Says why a file is not simply opened; what can run a program can only be saved. */
export const AskToOpen = ({ asked: { file, error }, onOpen, onCopy, onClose }: AskToOpenProps) => {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={error.message} closeButtonProps={{ 'aria-label': t(($) => $.ui.close) }}>
      <p>{error.hint}</p>
      <Group gap={8} mt="md">
        <Button variant="default" data-autofocus onClick={onCopy}>
          {t(($) => $.partner.files.saveCopyShort)}
        </Button>
        {file.opens === 'ask' ? (
          <Button variant="default" onClick={onOpen}>
            {t(($) => $.partner.files.openAnyway)}
          </Button>
        ) : null}
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t(($) => $.partner.files.cancel)}
        </Button>
      </Group>
    </Modal>
  );
};
