import { shell } from 'electron';

const allowed = new Set(['https:', 'mailto:']);

/** The one way out of the app: hands a web page or a mail address to the system, and drops everything else. */
export const openExternal = (address: string): void => {
  const url = URL.parse(address);
  if (url && allowed.has(url.protocol)) void shell.openExternal(url.href);
};
