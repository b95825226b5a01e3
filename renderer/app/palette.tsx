import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaletteBox } from './palette-box.tsx';
import { closePalette, usePaletteStore } from './palette-store.ts';

/** Everything that can be done here, each with its key, and every record, in one box. */
export const Palette = () => {
  const { t } = useTranslation();
  const { mode } = usePaletteStore();
  return (
    <Modal.Root opened={mode !== null} onClose={closePalette} size={620} yOffset="10vh" centered={false}>
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content aria-label={t(($) => $.shell.palette.title)} radius="md">
        <Modal.Body p={0}>{mode === null ? null : <PaletteBox mode={mode} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
