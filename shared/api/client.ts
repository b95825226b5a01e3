import { AppError, isErrorCode } from '#shared/domain/errors.ts';
import type { InputOf, Method, OutputOf } from './contract.ts';
import type { Transport } from './transport.ts';

/** The contract as one typed function over any transport. A failed call throws AppError with the code of the reply. */
export type Api = <M extends Method>(method: M, input: InputOf<M>) => Promise<OutputOf<M>>;

export const createApi =
  (transport: Pick<Transport, 'call'>): Api =>
  async (method, input) => {
    const reply = await transport.call(method, input);
    if (!reply.ok) throw new AppError(isErrorCode(reply.code) ? reply.code : 'INTERNAL', reply.params);
    return reply.data as OutputOf<typeof method>;
  };
