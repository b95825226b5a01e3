import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './present.module.css';

/** Every key of present mode. */
export const PresentKeys = ({ onClose }: { onClose(): void }) => {
  const { t } = useTranslation();
  const lines: ReadonlyArray<readonly [string, readonly string[]]> = [
    [t(($) => $.present.keys.next), ['→', '↓', 'Page Down', t(($) => $.present.keys.space)]],
    [t(($) => $.present.keys.back), ['←', '↑', 'Page Up']],
    [t(($) => $.present.keys.ends), ['Home', 'End']],
    [t(($) => $.present.keys.go), [t(($) => $.present.keys.number), 'Enter']],
    [t(($) => $.present.keys.black), ['B']],
    [t(($) => $.present.keys.swap), ['P']],
    [t(($) => $.present.keys.fullScreen), ['F']],
    [t(($) => $.present.keys.pause), ['T']],
    [t(($) => $.present.keys.help), ['?']],
    [t(($) => $.present.keys.leave), ['Esc']],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(($) => $.present.keys.title)}
      size={480}
      closeButtonProps={{ 'aria-label': t(($) => $.ui.close) }}
    >
      <dl className={classes['keys']}>
        {lines.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
