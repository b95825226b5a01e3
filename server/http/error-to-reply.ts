import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, describeError, type ErrorCode, type ErrorParams } from '#shared/domain/errors.ts';
import { sqlStateOf } from '../db/retry.ts';

/** HTTP statuses of codes; every other expected failure is 400. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  INTERNAL: 500,
  SIGN_IN_NEEDED: 401,
  SIGN_IN_AGAIN: 401,
  SIGN_IN_FAILED: 401,
  TOKEN_EXPIRED: 401,
  TOTP_NEEDED: 401,
  TOTP_WRONG: 401,
  RECOVERY_BAD: 401,
  DEVICE_PROOF_BAD: 401,
  DEVICE_REVOKED: 403,
  DEVICE_WIPED: 403,
  MEMBER_INACTIVE: 403,
  SYNC_FORBIDDEN: 403,
  SYNC_ROLE: 403,
  SIGN_IN_NO_ROLE: 403,
  DEVICE_TAKEN: 409,
  LAST_ADMIN: 409,
  SIGN_IN_WAIT: 429,
  ROUTE_UNKNOWN: 404,
  RECORD_NOT_FOUND: 404,
  DEVICE_UNKNOWN: 404,
  MEMBER_UNKNOWN: 404,
  QUARANTINE_UNKNOWN: 404,
  MEMBER_EXISTS: 409,
  FEED_KEY_UNKNOWN: 401,
  FEED_KEY_ENTITY: 403,
  FEED_ENTITY_UNKNOWN: 404,
  FEED_ATTENTION_GONE: 404,
  FEED_MEDIA_TYPE: 415,
  FEED_STOPPED: 503,
  BLOB_UNKNOWN: 404,
  BLOB_OFFSET: 409,
  BLOB_MISMATCH: 422,
  BLOB_TOO_LARGE: 413,
  REQUEST_TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  SERVER_BUSY: 503,
  SYNC_GAP: 409,
  SYNC_CLONED: 409,
  SYNC_CURSOR: 409,
  SYNC_EPOCH: 410,
  APP_OLDER: 426,
};

/** Gives other parts of the server a place to say which HTTP status their codes have. */
export const statusOfCode = (code: ErrorCode): number => statusOf[code] ?? 400;

const downStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '55P03',
  '57014',
  '25P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The database did not answer: it is down, starting, full, or took too long. What was asked was not done. */
const isDatabaseDown = (error: unknown): boolean => {
  const state = sqlStateOf(error);
  if (state !== null && (downStates.has(state) || state.startsWith('08') || state === '40001' || state === '40P01')) return true;
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(error.message)
  );
};

type Failure = { code: ErrorCode; params: ErrorParams; status: number };
const failure = (code: ErrorCode, params: ErrorParams = {}): Failure => ({ code, params, status: statusOfCode(code) });

const failureOf = (error: unknown): Failure => {
  if (error instanceof AppError) return failure(error.code, error.params);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const field = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? '';
    return failure('REQUEST_INVALID', { detail: `${field === '' ? 'it' : field}: ${first?.message ?? 'not as agreed'}` });
  }
  if (isDatabaseDown(error)) return failure('SERVER_BUSY');
  const status = error instanceof Error ? (error as FastifyError).statusCode : undefined;
  if (status === 413) return failure('REQUEST_TOO_LARGE');
  if (status === 503) return failure('SERVER_BUSY');
  // what fastify itself refuses: a body that is no JSON, a media type it does not know
  if (status !== undefined && status >= 400 && status < 500 && error instanceof Error)
    return { ...failure('REQUEST_INVALID', { detail: error.message.replace(/\.$/, '') }), status };
  return failure('INTERNAL');
};

/** The one place that turns a failure into an answer: code, sentence, next step, and the number of the request in the log. Nothing else of it leaves the server. */
export const errorToReply = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { code, params, status } = failureOf(error);
  if (status >= 500) request.log.error({ failure: code, err: error }, 'failed');
  else request.log.info({ failure: code }, 'refused');
  if (status === 503) void reply.header('retry-after', '2');
  if (status === 429 && params['seconds'] !== undefined) void reply.header('retry-after', params['seconds']);
  return reply.code(status).send({ ...describeError(code, params), requestId: request.id });
};
