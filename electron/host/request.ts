import { describeError, type ErrorCode, type ErrorParams } from '#shared/domain/errors.ts';
import type { Reply } from '#shared/api/transport.ts';
import { longestMethod, longestRequest } from './limits.ts';

/** What a page may send: which method, and its input. */
export type Request = { method: string; input: unknown };

/** The envelope of a failure that the host itself finds. */
export const failedReply = (code: ErrorCode, params: ErrorParams = {}): Reply => ({ ok: false, ...describeError(code, params) });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the JSON text of a request; a failed reply when it is too long, is not JSON or has another shape. The core checks the input itself. */
export const parseRequest = (text: string): Request | { refused: Reply } => {
  const refuse = (field: string, detail: string) => ({ refused: failedReply('CALL_INVALID', { field, detail }) });
  if (text.length > longestRequest) return refuse('request', `longer than ${longestRequest} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('request', 'not JSON');
  }
  if (!isRecord(value)) return refuse('request', 'not an object');
  const { method, input } = value;
  if (typeof method !== 'string' || method.length > longestMethod) return refuse('method', 'not the name of a method');
  return { method, input };
};
