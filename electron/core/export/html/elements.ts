import { escapeXml } from '../xml.ts';

type Attributes = Record<string, string | number | boolean | undefined>;

/** One element: attributes are escaped here, `inner` is HTML already. An attribute that is undefined or false is left out. */
export const element = (name: string, attributes: Attributes, ...inner: string[]): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === false ? [] : [value === true ? ` ${key}` : ` ${key}="${escapeXml(String(value))}"`],
  );
  return `<${name}${written.join('')}>${inner.join('')}</${name}>`;
};

/** Text as HTML, its line ends as line breaks. */
export const textHtml = (text: string): string => text.split('\n').map(escapeXml).join('<br>');

/** A string for a style sheet; letters alone stand as they are, so that nothing ends the string or the style element. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\w .,:-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
