// the characters that XML 1.0 cannot hold, and halves of surrogate pairs
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Takes out what no document format can hold: control characters and broken surrogates. Tabs and line ends stay. */
export const printable = (text: string): string => text.replace(forbidden, '');

/** Text for XML content and attributes. */
export const escapeXml = (text: string): string =>
  printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
