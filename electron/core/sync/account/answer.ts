import { z } from 'zod';
import { AppError, isErrorCode } from '#shared/domain/errors.ts';

/** A refusal of our server; anything else that is not a success came from something in between. */
const Refusal = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).default({}) });

const greatestAnswer = 1024 * 1024;

const jsonOf = async (response: Response): Promise<unknown> => {
  if (!(response.headers.get('content-type') ?? '').startsWith('application/json')) return undefined;
  const text = await response.text();
  if (text.length > greatestAnswer) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Why a server refused, from an answer that is not a success; its body is read. An answer without a code of ours is that of a proxy or of a network that wants a sign-in of
 * its own, and counts as no connection.
 */
export const refusalOf = async (response: Response, address: string): Promise<AppError> => {
  const refusal = Refusal.safeParse(await jsonOf(response).catch(() => undefined));
  if (refusal.success && isErrorCode(refusal.data.code)) return new AppError(refusal.data.code, refusal.data.params);
  if (refusal.success) return new AppError('SERVER_FAILED');
  return new AppError('SERVER_UNREACHABLE', { server: address });
};

/** The body of a success in the agreed shape. Throws what `refusalOf` says, or SERVER_UNREACHABLE for a body that is none of ours. */
export const readAnswer = async <T>(response: Response, schema: z.ZodType<T>, address: string): Promise<T> => {
  if (!response.ok) throw await refusalOf(response, address);
  const parsed = schema.safeParse(await jsonOf(response));
  if (!parsed.success) throw new AppError('SERVER_UNREACHABLE', { server: address });
  return parsed.data;
};
