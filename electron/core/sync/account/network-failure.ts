import { AppError } from '#shared/domain/errors.ts';

/** What a failed handshake means, by the codes of Node and of Chromium. */
const certificateWords: ReadonlyArray<readonly [pattern: RegExp, detail: string]> = [
  [/CERT_HAS_EXPIRED|CERT_DATE_INVALID/, 'its certificate has run out'],
  [/CERT_NOT_YET_VALID/, 'its certificate is not valid yet; check the clock of this computer'],
  [/ALTNAME|CERT_COMMON_NAME_INVALID/, 'its certificate is made out to another name'],
  [/REVOKED/, 'its certificate was withdrawn'],
  [
    /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|UNTRUSTED|AUTHORITY_INVALID|CERT_UNTRUSTED/,
    'nobody whom this computer trusts has signed its certificate',
  ],
  [/WRONG_VERSION_NUMBER|EPROTO|SSL_PROTOCOL_ERROR|ERR_SSL_/, 'it does not speak a protected connection'],
  [/ERR_CERT|CERT_/, 'its certificate is not good'],
];

const wordsOf = (error: unknown, depth = 0): string => {
  if (!(error instanceof Error) || depth > 4) return '';
  const code = 'code' in error ? String(error.code) : '';
  return `${code} ${error.message} ${wordsOf(error.cause, depth + 1)}`;
};

/** What a fetch that threw means to a person: SERVER_CERTIFICATE with the reason, or SERVER_UNREACHABLE for everything that passes by itself. */
export const networkFailure = (error: unknown, address: string): AppError => {
  const words = wordsOf(error);
  const [, detail] = certificateWords.find(([pattern]) => pattern.test(words)) ?? [];
  return detail === undefined
    ? new AppError('SERVER_UNREACHABLE', { server: address }, { cause: error })
    : new AppError('SERVER_CERTIFICATE', { server: address, detail }, { cause: error });
};
