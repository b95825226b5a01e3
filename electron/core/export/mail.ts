import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailText } from '#shared/qbr/minutes/mail.ts';

export type MailDraft = MailText & {
  to: ReadonlyArray<{ name: string; address: string }>;
  /** Milliseconds. */
  at: number;
  /** Without the angle brackets. */
  messageId: string;
  attachments: ReadonlyArray<{ filename: string; contentType: string; bytes: Uint8Array }>;
};

/** A mail as a file that a mail program opens to be edited and sent by a person (X-Unsent): it has no sender, and nothing is sent by itself. */
export const writeMailDraft = async ({ subject, text, html, to, at, messageId, attachments }: MailDraft): Promise<Uint8Array> => {
  const composer = new MailComposer({
    headers: { 'X-Unsent': '1' },
    to: to.map(({ name, address }) => ({ name, address })),
    subject,
    text,
    html,
    date: new Date(at),
    messageId: `<${messageId}>`,
    attachments: attachments.map(({ filename, contentType, bytes }) => ({ filename, contentType, content: Buffer.from(bytes) })),
    // what it carries is given to it; it reads no file and no address of its own accord
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Uint8Array(await composer.compile().build());
};
