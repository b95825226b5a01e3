import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { AppError, describeError } from '#shared/domain/errors.ts';
import type { ServerCommand } from './cli/command.ts';
import { type Asked, help, readWords } from './cli/commands.ts';
import { type Config, readConfig } from './config.ts';
import { findLocal } from './db/local.ts';
import { onlyTenant } from './db/first-tenant.ts';
import { machineDeps, reach, runServer } from './run.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fail = (error: unknown): void => {
  const { code, message, hint } = error instanceof AppError ? describeError(error.code, error.params) : describeError('INTERNAL');
  if (!(error instanceof AppError)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  say(JSON.stringify({ error: { code, message, hint } }));
  process.stderr.write(`${message} ${hint}\n`);
  process.exitCode = 1;
};

const versionOf = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
};

const configOf = ({ options }: Asked): Config => {
  const given = { QUARTERDECK_DATA: options['data'], QUARTERDECK_PORT: options['port'], QUARTERDECK_HOST: options['host'] };
  return readConfig({
    ...process.env,
    ...Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  });
};

const folderOf = ({ dataDir }: Config): string => resolve(dataDir ?? join(homedir(), '.quarterdeck-server'));

const start = async (config: Config): Promise<void> => {
  const dir = folderOf(config);
  const starting = runServer(config, dir, versionOf(), () => {
    fail(new AppError('SERVER_DATABASE', { where: dir, detail: 'it ended by itself' }));
    process.exit(1);
  });
  const end = (): void => {
    // a second signal does not wait
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
    starting
      .then(({ stop }) => stop())
      .then(
        () => process.exit(),
        (error: unknown) => {
          fail(error);
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  const { address, adminCode } = await starting;
  say(`Quarterdeck server: ${address}`);
  if (adminCode !== null) say(`One-time administrator code: ${adminCode}`);
};

const runBeside = async (command: ServerCommand, { words, options }: Asked, config: Config): Promise<void> => {
  const url = config.databaseUrl ?? (await findLocal(folderOf(config)));
  const deps = machineDeps({ ...config, poolSize: 2 }, url, versionOf());
  try {
    await reach(deps, config);
    const tenantId = await onlyTenant(deps.db);
    say(JSON.stringify(await command.run({ words, options, deps, tenantId, readInput: () => text(process.stdin) })));
  } finally {
    await deps.db.destroy();
  }
};

const run = async (args: string[]): Promise<void> => {
  if (args[0] === 'help' || args.includes('--help')) return void process.stdout.write(help());
  const asked = readWords(args);
  const config = configOf(asked);
  return asked.command ? await runBeside(asked.command, asked, config) : await start(config);
};

await run(process.argv.slice(2)).catch(fail);
