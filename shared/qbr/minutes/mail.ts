import { dateText } from '#shared/documents/format.ts';
import { type QbrSay, qbrWordsOf } from '../words.ts';
import { sideName } from './document.ts';
import { forAudience, type MinutesFacts } from './facts.ts';

/** A mail in words: its subject, and its text as plain lines and as HTML that says the same. */
export type MailText = { subject: string; text: string; html: string };

type Part = { heading: string; items: string[] };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const promisesOf = (side: 'vendor' | 'partner', facts: MinutesFacts, say: QbrSay, language: string): Part => ({
  heading: sideName(side, facts, say),
  items: facts.made
    .filter((one) => one.side === side)
    .map(({ description, owner, dueOn }) =>
      [description, owner, dueOn === null ? null : say('mailDue', { date: dateText(dueOn, language) })].filter(Boolean).join(', '),
    ),
});

/** The mail that carries the minutes: what was decided and who does what, so that nobody has to open the attachment for it. */
export const minutesMail = (given: MinutesFacts, language: string): MailText => {
  const facts = forAudience(given);
  const say = qbrWordsOf(language);
  const { quarter, partner, heldOn, nextOn, decisions, audience } = facts;
  const intro = heldOn === null ? say('mailIntroUndated', { quarter }) : say('mailIntro', { quarter, date: dateText(heldOn, language) });
  const parts: Part[] = [
    ...(decisions.length > 0 ? [{ heading: say('minutesDecisions'), items: [...decisions] }] : []),
    promisesOf('vendor', facts, say, language),
    promisesOf('partner', facts, say, language),
  ];
  const next = nextOn === null ? [] : [say('mailNext', { date: dateText(nextOn, language) })];
  const closing = [...next, say('mailCorrect')];
  const listed = ({ items }: Part): string[] => (items.length === 0 ? [say('mailNone')] : items);
  const text = [
    say('mailHello'),
    intro,
    ...parts.map((part) => [part.heading, ...listed(part).map((item) => `- ${item}`)].join('\n')),
    ...closing,
  ].join('\n\n');
  const html = [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"></head><body>`,
    ...[say('mailHello'), intro].map((line) => `<p>${escaped(line)}</p>`),
    ...parts.map(
      (part) =>
        `<h3>${escaped(part.heading)}</h3><ul>${listed(part)
          .map((item) => `<li>${escaped(item)}</li>`)
          .join('')}</ul>`,
    ),
    ...closing.map((line) => `<p>${escaped(line)}</p>`),
    '</body></html>',
  ].join('\n');
  return {
    subject: audience === 'internal' ? say('mailInternalSubject', { partner, quarter }) : say('mailSubject', { quarter }),
    text: `${text}\n`,
    html,
  };
};
