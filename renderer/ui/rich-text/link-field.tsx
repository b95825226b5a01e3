import { ActionIcon, TextInput } from '@mantine/core';
import { IconCheck, IconLinkOff } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAllowedLink } from '#shared/rich-text/model.ts';
import classes from './rich-text.module.css';

/** What a person writes as an address, with what usually stands before it; undefined when it leads nowhere. */
const addressOf = (written: string): string | undefined => {
  const text = written.trim();
  const whole = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : /^[^\s@/]+@[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
  return text !== '' && !/\s/.test(text) && isAllowedLink(whole) ? whole : undefined;
};

/** Where the chosen words lead. Enter sets it, Escape leaves it; both go back to the text. */
export const LinkField = ({ editor, onClose }: { editor: Editor; onClose(): void }) => {
  const { t } = useTranslation();
  const had: unknown = editor.getAttributes('link')['href'];
  const [address, setAddress] = useState(typeof had === 'string' ? had : '');
  const [isBad, setIsBad] = useState(false);
  const leave = (): void => {
    onClose();
    editor.commands.focus();
  };
  const set = (): void => {
    const href = addressOf(address);
    if (href === undefined) return setIsBad(true);
    editor.chain().extendMarkRange('link').setLink({ href }).run();
    leave();
  };
  const remove = (): void => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') set();
    else leave();
  };
  return (
    <div className={classes['address']}>
      <TextInput
        size="xs"
        autoFocus
        aria-label={t(($) => $.ui.richText.address)}
        placeholder={t(($) => $.ui.richText.addressHint)}
        value={address}
        error={isBad ? t(($) => $.ui.richText.badAddress) : undefined}
        maxLength={2000}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setIsBad(false);
        }}
        onKeyDown={onKeyDown}
      />
      <ActionIcon variant="default" aria-label={t(($) => $.ui.richText.setLink)} onClick={set}>
        <IconCheck size={16} aria-hidden />
      </ActionIcon>
      {typeof had === 'string' ? (
        <ActionIcon variant="default" aria-label={t(($) => $.ui.richText.removeLink)} onClick={remove}>
          <IconLinkOff size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </div>
  );
};
