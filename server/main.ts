import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, describeError } from '#shared/domain/errors.ts';
import { readConfig } from './config.ts';
import { runServer } from './run.ts';

const help = `Usage: npm run -s server -- [--data DIR] [--port N] [--host H]

Starts the server with a PostgreSQL of its own in DIR, or on the one that DATABASE_URL names.
`;

const options = { data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new AppError('SERVER_USAGE', {
      detail: error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'the options were not understood',
    });
  }
};

const versionOf = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fail = (error: unknown): void => {
  const { code, message, hint } = error instanceof AppError ? describeError(error.code, error.params) : describeError('INTERNAL');
  if (!(error instanceof AppError)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  say(JSON.stringify({ error: { code, message, hint } }));
  process.stderr.write(`${message} ${hint}\n`);
  process.exitCode = 1;
};

const start = async (args: string[]): Promise<void> => {
  const { values, positionals } = parse(args);
  if (positionals[0] !== undefined) throw new AppError('SERVER_USAGE', { detail: `there is no command "${positionals[0]}"` });
  const config = readConfig({
    ...process.env,
    ...(values.data === undefined ? {} : { QUARTERDECK_DATA: values.data }),
    ...(values.port === undefined ? {} : { QUARTERDECK_PORT: values.port }),
    ...(values.host === undefined ? {} : { QUARTERDECK_HOST: values.host }),
  });
  const dir = resolve(config.dataDir ?? join(homedir(), '.quarterdeck-server'));
  const running = await runServer(config, dir, versionOf(), () => {
    fail(new AppError('SERVER_DATABASE', { where: dir, detail: 'it ended by itself' }));
    process.exit(1);
  });
  say(`Quarterdeck server: ${running.address}`);
  if (running.adminCode !== null) say(`One-time administrator code: ${running.adminCode}`);
  const end = (): void => {
    // a second signal does not wait
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        fail(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
};

const args = process.argv.slice(2);
if (args[0] === 'help' || args.includes('--help')) process.stdout.write(help);
else await start(args).catch(fail);
