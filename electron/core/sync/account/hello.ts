import { AppError } from '#shared/domain/errors.ts';
import { ServerKey } from '#shared/sync/auth-protocol.ts';
import { Hello, oldestProtocol, protocolVersion } from '#shared/sync/protocol.ts';
import { networkFailure } from './network-failure.ts';

/** How long a server may take to say who it is, in milliseconds. */
const patience = 30_000;

const isJson = (response: Response): boolean => (response.headers.get('content-type') ?? '').startsWith('application/json');

/**
 * Asks who is at an address. Nothing is sent but the question. Throws SERVER_UNREACHABLE, SERVER_CERTIFICATE, SERVER_NOT_OURS for anything else that answers, and
 * APP_OLDER or SERVER_OLDER when the two have no protocol in common.
 */
export const sayHello = async (fetchIt: typeof fetch, address: string): Promise<Hello> => {
  let response: Response;
  let body: unknown;
  try {
    response = await fetchIt(`${address}/v1/hello`, {
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { accept: 'application/json' },
    });
    body = isJson(response) ? await response.json().catch(() => null) : null;
  } catch (error) {
    throw networkFailure(error, address);
  }
  // a server of ours that starts or stops says so in our words
  if (response.status === 503) throw new AppError('SERVER_UNREACHABLE', { server: address });
  const hello = Hello.safeParse(body);
  if (!response.ok || !hello.success || !ServerKey.safeParse(hello.data.key).success)
    throw new AppError('SERVER_NOT_OURS', { server: address });
  if (hello.data.oldest > protocolVersion) throw new AppError('APP_OLDER');
  if (hello.data.protocol < oldestProtocol) throw new AppError('SERVER_OLDER');
  return hello.data;
};
