import { shell } from 'electron';

const allowed = new Set(['https:', 'mailto:']);

/** The one way out of the app: hands a web page or a mail address to the system, and drops everything else. */
export const openExternal = (address: string): void => {
  const url = URL.parse(address);
  if (url && allowed.has(url.protocol)) void shell.openExternal(url.href);
};

const thisMachine = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Opens the page of a server where one signs in: https, or plain http on this machine alone. Throws for any other address. */
export const openSignIn = async (address: string): Promise<void> => {
  const url = URL.parse(address);
  const isOurs = url?.protocol === 'https:' || (url?.protocol === 'http:' && thisMachine.has(url.hostname));
  if (!url || !isOurs) throw new Error('this is no page to sign in at');
  await shell.openExternal(url.href);
};
