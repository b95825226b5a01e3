import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { signInPageTexts as texts } from '#shared/text/en/sign-in-page.ts';

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #f4f5f7; color: #1f2430; }
main { max-width: 24rem; margin: 10vh auto; padding: 2rem; background: #fff; border: 1px solid #d5d9e0; border-radius: 8px; }
h1 { font-size: 1.25rem; margin: 0 0 1rem; }
label { display: block; margin: 1rem 0 0; font-size: 0.875rem; }
input { box-sizing: border-box; width: 100%; margin-top: 0.25rem; padding: 0.5rem; font: inherit; border: 1px solid #8a93a3; border-radius: 4px; }
button { margin-top: 1.5rem; width: 100%; padding: 0.6rem; font: inherit; font-weight: 600; color: #fff; background: #1c5dab; border: 0; border-radius: 4px; }
:focus-visible { outline: 3px solid #1c5dab; outline-offset: 2px; }
[role=alert] { padding: 0.75rem; background: #fdecea; border-left: 4px solid #b3261e; }
code { display: block; font-size: 1rem; }
@media (prefers-color-scheme: dark) { body { background: #14171d; color: #e8eaf0; } main { background: #1d2129; border-color: #3a4150; } input { background: #14171d; color: inherit; } [role=alert] { background: #3a1f1d; } :focus-visible { outline-color: #8ab4f8; } }
`;

// no script at all; the form may lead back to the app's listener on this machine, which a browser counts as its target
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self' http://127.0.0.1:*",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const shown = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? '');

const page = (heading: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts.title}</title><style>${style}</style></head><body><main><h1>${shown(heading)}</h1>${body}</main></body></html>`;

const alert = (problem: string | null): string => (problem === null ? '' : `<p role="alert">${shown(problem)}</p>`);

type Field = { name: string; label: string; type: string; autocomplete: string; value?: string; needed?: boolean; first?: boolean };
const input = ({ name, label, type, autocomplete, value = '', needed = true, first = false }: Field): string =>
  `<label>${shown(label)}<input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${shown(value)}"${needed ? ' required' : ''}${first ? ' autofocus' : ''}></label>`;
const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${shown(value)}">`;
const form = (action: string, fields: string[], submit: string): string =>
  `<form method="post" action="${action}">${fields.join('')}<button>${shown(submit)}</button></form>`;

/** The form for a local account. `handle` carries the sign-in that it belongs to; `problem` says why the last attempt failed. */
export const signInForm = ({ handle, email, problem }: { handle: string; email: string; problem: string | null }): string =>
  page(
    texts.heading,
    alert(problem) +
      form(
        '/v1/auth/authorize',
        [
          hidden('handle', handle),
          input({ name: 'email', label: texts.email, type: 'email', autocomplete: 'username', value: email, first: email === '' }),
          input({ name: 'password', label: texts.password, type: 'password', autocomplete: 'current-password', first: email !== '' }),
          input({ name: 'totp', label: texts.totp, type: 'text', autocomplete: 'one-time-code', needed: false }),
        ],
        texts.submit,
      ),
  );

/** The form of an invitation. */
export const acceptForm = ({ code, name, problem }: { code: string; name: string; problem: string | null }): string =>
  page(
    texts.acceptHeading,
    alert(problem) +
      form(
        '/v1/auth/invitation',
        [
          hidden('code', code),
          input({ name: 'name', label: texts.name, type: 'text', autocomplete: 'name', value: name }),
          input({ name: 'password', label: texts.newPassword, type: 'password', autocomplete: 'new-password' }),
        ],
        texts.acceptSubmit,
      ),
  );

/** What a new member sees once. */
export const acceptedPage = ({ email, recoveryCodes }: { email: string; recoveryCodes: readonly string[] }): string =>
  page(
    texts.acceptHeading,
    `<p>${shown(texts.accepted)}</p>${recoveryCodes.map((code) => `<code>${shown(code)}</code>`).join('')}<p>${shown(texts.acceptedNext.replace('{email}', email))}</p>`,
  );

/** Says that it does not go on, and why. */
export const problemPage = (problem: string): string => page(texts.heading, alert(problem));

/** Sends a page that no browser keeps, frames, or tells other sites about. */
export const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .send(html);
