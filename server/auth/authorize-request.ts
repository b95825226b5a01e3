import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { appClientId, loopbackPath } from '#shared/sync/auth-protocol.ts';

/** Exactly a listener of the app on this person's own machine: by number, so that no name can be made to lead elsewhere. */
const isLoopback = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(url.origin) && text === `${url.origin}${loopbackPath}`;
};

const AuthorizeQuery = z.strictObject({
  response_type: z.literal('code'),
  client_id: z.literal(appClientId),
  redirect_uri: z.string().max(100).refine(isLoopback),
  state: z.string().min(16).max(200),
  code_challenge: z
    .string()
    .length(43)
    .regex(/^[\w-]+$/),
  code_challenge_method: z.literal('S256'),
});
export type AuthorizeRequest = z.infer<typeof AuthorizeQuery>;

/** What the app asks when it sends a browser. Anything else is never answered with a redirect. Throws SIGN_IN_REQUEST_BAD. */
export const readAuthorizeRequest = (query: unknown): AuthorizeRequest => {
  const parsed = AuthorizeQuery.safeParse(query);
  if (!parsed.success) throw new AppError('SIGN_IN_REQUEST_BAD', {}, { cause: parsed.error });
  return parsed.data;
};
