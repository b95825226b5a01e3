import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { appCommandIds, appCommands } from '#shared/app-commands.ts';
import { closeOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { keyText } from '#renderer/ui/key-text.ts';
import classes from './keys-help.module.css';

const menus = ['file', 'edit', 'view', 'go', 'partner', 'sync', 'help'] as const;
const listKeys = [
  ['arrows', ['↑', '↓', '←', '→']],
  ['page', ['Page Up', 'Page Down']],
  ['ends', ['Home', 'End']],
  ['columns', ['Mod+←', 'Mod+→']],
  ['enter', ['Enter']],
  ['space', ['Space']],
  ['range', ['Shift+↑', 'Shift+↓']],
  ['all', ['Mod+A']],
  ['copy', ['Mod+C']],
  ['escape', ['Esc']],
  ['width', ['Shift+←', 'Shift+→']],
  ['order', ['Mod+Shift+←', 'Mod+Shift+→']],
] as const;

/** Every key of the app. */
export const KeysHelp = () => {
  const { t } = useTranslation();
  const isOpen = useUiStore((state) => state.overlay === 'keys');
  return (
    <Modal opened={isOpen} onClose={closeOverlay} title={t(($) => $.shell.help.title)} size={760}>
      <div className={classes['columns']}>
        {menus.map((menu) => {
          const ids = appCommandIds.filter((id) => appCommands[id].menu === menu && appCommands[id].keys.length > 0);
          return (
            <section key={menu} className={classes['section']}>
              <h3>{t(($) => $.shell.help.menu[menu])}</h3>
              <dl className={classes['list']}>
                {ids.map((id) => (
                  <div key={id} className={classes['line']}>
                    <dt>{t(($) => $.commands[id])}</dt>
                    <dd>
                      {appCommands[id].keys.map((keys: string) => (
                        <kbd key={keys}>{keyText(keys)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <section className={classes['section']}>
          <h3>{t(($) => $.shell.help.inLists)}</h3>
          <dl className={classes['list']}>
            {listKeys.map(([name, keys]) => (
              <div key={name} className={classes['line']}>
                <dt>{t(($) => $.shell.help.list[name])}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key}>{keyText(key)}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  );
};
