import { setNonce } from 'get-nonce';
import { z } from 'zod';

/** What the page needs of Trusted Types, which TypeScript's DOM types lack. */
type TrustedTypesLike = { createPolicy(name: string, rules: { createHTML(text: string): string }): unknown };

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The nonce under which style elements made by the component library pass the content security policy. */
export const styleNonce = (): string => nonce;

/*
 * Readies the page for a policy that allows no script but its own and no HTML from text. It happens when this module is loaded, which must be before any
 * module with a schema and before the first component is drawn.
 */

// zod would compile its parsers with `new Function`, which the policy refuses and reports
z.config({ jitless: true });
setNonce(nonce);

// the component library sets the text of its style elements as HTML: plain CSS passes, anything with a "<" is refused
const { trustedTypes } = window as Window & { trustedTypes?: TrustedTypesLike };
trustedTypes?.createPolicy('default', {
  createHTML: (text) => {
    if (text.includes('<')) throw new TypeError('HTML from text is refused');
    return text;
  },
});
