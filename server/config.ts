import { z } from 'zod';
import { type MemberRole, memberRoles } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const optional = z.string().min(1).optional();

/** Reads `group=role,group=role`; `complain` is told of a role that there is not. */
const readGroupRoles = (text: string, complain: (message: string) => void): Array<readonly [group: string, role: MemberRole]> =>
  text
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .flatMap((pair) => {
      const at = pair.lastIndexOf('=');
      const role = memberRoles.find((known) => known === pair.slice(at + 1).trim());
      if (at > 0 && role) return [[pair.slice(0, at).trim(), role] as const];
      complain(`"${pair.trim()}" is not group=role with one of ${memberRoles.join(', ')}`);
      return [];
    });

/** Every setting of the environment: its name, what it takes, and what it is for. The README's table is made from these. */
const settings = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or later to use, instead of one of our own in the data folder'),
  QUARTERDECK_DATA: optional.describe('Data folder, as --data (default .quarterdeck-server in the home folder)'),
  QUARTERDECK_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen at, as --host; 0.0.0.0 for all of this machine'),
  QUARTERDECK_PORT: whole(0, 65_535).default(8480).describe('Port to listen at, as --port; 0 takes a free one'),
  QUARTERDECK_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address that devices use, when it is another one (a proxy, a name)'),
  QUARTERDECK_TENANT_NAME: z.string().min(1).default('My company').describe('Name of the company, used when the database is made'),
  QUARTERDECK_TLS_CERT: optional.describe('File with the certificate (PEM); with it the server speaks https'),
  QUARTERDECK_TLS_KEY: optional.describe('File with the key of the certificate (PEM)'),
  QUARTERDECK_TRUST_PROXY: yesNo.default(false).describe('yes behind one proxy that adds to X-Forwarded-For and sets -Proto'),
  QUARTERDECK_POOL_SIZE: whole(1, 500).default(10).describe('Connections to the database at most'),
  QUARTERDECK_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('What the log holds; it never holds bodies or secrets'),
  QUARTERDECK_REQUESTS_PER_MINUTE: whole(10, 1_000_000)
    .default(12_000)
    .describe('Requests a minute from one address, above which it has to wait'),
  QUARTERDECK_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token that /metrics asks for; without it /metrics answers this machine alone'),
  QUARTERDECK_ACCESS_MINUTES: whole(1, 60).default(10).describe('Minutes that an access token is good for'),
  QUARTERDECK_REFRESH_DAYS: whole(1, 400).default(45).describe('Days that a device stays signed in without being used'),
  OIDC_ISSUER: z.url().optional().describe('Address of the OpenID provider; with it people sign in there'),
  OIDC_CLIENT_ID: optional.describe('Client id at the provider'),
  OIDC_CLIENT_SECRET: optional.describe('Client secret, when the provider gave one'),
  OIDC_SCOPES: z.string().min(1).default('openid email profile').describe('What is asked of the provider'),
  OIDC_GROUPS_CLAIM: z.string().min(1).default('groups').describe('The claim that holds the groups of a person'),
  OIDC_GROUP_ROLES: z
    .string()
    .default('')
    .transform((text, context) => readGroupRoles(text, (message) => context.addIssue({ code: 'custom', message })))
    .describe('Roles by group, as group=role,group=role; without it an administrator gives the roles'),
} as const;

const Environment = z
  .object(settings)
  .refine((env) => (env.QUARTERDECK_TLS_CERT === undefined) === (env.QUARTERDECK_TLS_KEY === undefined), {
    path: ['QUARTERDECK_TLS_KEY'],
    message: 'certificate and key go together: set both or none',
  })
  .refine((env) => (env.OIDC_ISSUER === undefined) === (env.OIDC_CLIENT_ID === undefined), {
    path: ['OIDC_CLIENT_ID'],
    message: 'issuer and client id go together: set both or none',
  });

/** How the server runs. */
export type Config = {
  databaseUrl: string | null;
  dataDir: string | null;
  host: string;
  port: number;
  /** Null: what the server is reached at is what it listens at. */
  publicUrl: string | null;
  tenantName: string;
  tls: { certFile: string; keyFile: string } | null;
  trustProxy: boolean;
  poolSize: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  requestsPerMinute: number;
  metricsToken: string | null;
  accessSeconds: number;
  refreshDays: number;
  /** The company's own sign-in. `groupRoles` empty: an administrator gives the roles. */
  oidc: {
    issuer: string;
    clientId: string;
    clientSecret: string | null;
    scopes: string;
    groupsClaim: string;
    groupRoles: ReadonlyArray<readonly [group: string, role: MemberRole]>;
  } | null;
};

/** One row a setting: its name, its default and what it is for. */
export const describeSettings = (): Array<{ name: string; byDefault: string; what: string }> =>
  Object.entries(settings).map(([name, schema]) => {
    const found = schema.safeParse(undefined);
    const byDefault = !found.success || found.data === undefined ? '' : typeof found.data === 'boolean' ? 'no' : String(found.data);
    return { name, byDefault, what: schema.description ?? '' };
  });

/** Reads the configuration from the environment; a variable that is set but empty counts as not set. Throws SERVER_CONFIG with what is wrong, in one sentence. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new AppError('SERVER_CONFIG', {
      detail: parsed.error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message.replace(/^./, (letter) => letter.toLowerCase())}`)
        .join('; '),
    });
  const env = parsed.data;
  const { QUARTERDECK_TLS_CERT: certFile, QUARTERDECK_TLS_KEY: keyFile, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env;
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.QUARTERDECK_DATA ?? null,
    host: env.QUARTERDECK_HOST,
    port: env.QUARTERDECK_PORT,
    publicUrl: env.QUARTERDECK_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    tenantName: env.QUARTERDECK_TENANT_NAME,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : null,
    trustProxy: env.QUARTERDECK_TRUST_PROXY,
    poolSize: env.QUARTERDECK_POOL_SIZE,
    logLevel: env.QUARTERDECK_LOG_LEVEL,
    requestsPerMinute: env.QUARTERDECK_REQUESTS_PER_MINUTE,
    metricsToken: env.QUARTERDECK_METRICS_TOKEN ?? null,
    accessSeconds: env.QUARTERDECK_ACCESS_MINUTES * 60,
    refreshDays: env.QUARTERDECK_REFRESH_DAYS,
    oidc:
      issuer !== undefined && clientId !== undefined
        ? {
            issuer,
            clientId,
            clientSecret: env.OIDC_CLIENT_SECRET ?? null,
            scopes: env.OIDC_SCOPES,
            groupsClaim: env.OIDC_GROUPS_CLAIM,
            groupRoles: env.OIDC_GROUP_ROLES,
          }
        : null,
  };
};
