import { strFromU8, unzipSync } from 'fflate';

/** The parts of an Office file by path: XML as text, and every part as bytes. */
export const unzipParts = (bytes: Uint8Array): { xml(path: string): string; paths: string[]; raw(path: string): Uint8Array } => {
  const files = unzipSync(bytes);
  const raw = (path: string): Uint8Array => {
    const found = files[path];
    if (!found) throw new Error(`no part ${path}`);
    return found;
  };
  return { paths: Object.keys(files).sort(), raw, xml: (path) => strFromU8(raw(path)) };
};

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The texts of a slide or its notes, one a paragraph. */
export const paragraphsOf = (xml: string): string[] =>
  [...xml.matchAll(/<a:p>.*?<\/a:p>/gs)].map(([paragraph]) =>
    unescaped([...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map((match) => match[1]).join('')),
  );
