import { AppError } from '#shared/domain/errors.ts';

const thisMachine = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The address of a server as a person writes it, made whole: `sync.example.com` is https, `localhost:8480` is http. Without TLS only this machine is reached, because a password would be read on its way.
 * Throws SERVER_ADDRESS or SERVER_NOT_PROTECTED.
 */
export const serverAddress = (text: string): string => {
  const trimmed = text.trim();
  const isWhole = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed);
  const guessed = thisMachine.has(URL.parse(`https://${trimmed}`)?.hostname ?? '') ? 'http' : 'https';
  const url = URL.parse(isWhole ? trimmed : `${guessed}://${trimmed}`);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || url.username !== '' || url.password !== '') throw new AppError('SERVER_ADDRESS', { server: trimmed.slice(0, 200) });
  if (url.protocol === 'http:' && !thisMachine.has(url.hostname)) throw new AppError('SERVER_NOT_PROTECTED', { server: url.origin });
  return url.origin;
};
