import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '#core/app.ts';
import { machineDeps, plainPlatform } from '#host/machine.ts';
import { usualDataFolder } from '#host/usual-folder.ts';
import { createApi } from '#shared/api/client.ts';
import { AppError, describeError } from '#shared/domain/errors.ts';
import { wordsFirst } from '#shared/domain/words-first.ts';
import { alerts } from './cli/alerts.ts';
import type { CliCommand, CommandRun } from './cli/command.ts';
import { commitments } from './cli/commitments.ts';
import { importFiles } from './cli/import.ts';
import type { Json } from './cli/json.ts';
import { metric, metricsCommand } from './cli/metrics.ts';
import { partners } from './cli/partners.ts';
import { plan } from './cli/plan.ts';
import { qbr } from './cli/qbr.ts';
import { report } from './cli/report.ts';
import { sample } from './cli/sample.ts';
import { backup, init, restore, verify } from './cli/store.ts';
import { call, conflicts, login, logout, refused, status, sync } from './cli/sync.ts';
import { today } from './cli/today.ts';

/** The third host: the same core in process, for scripts, scheduled reports and tests. */
const commands: Record<string, CliCommand> = {
  init,
  sample,
  import: importFiles,
  partners,
  alerts,
  today,
  metrics: metricsCommand,
  metric,
  qbr,
  plan,
  commitments,
  report,
  backup,
  restore,
  verify,
  login,
  logout,
  sync,
  status,
  conflicts,
  refused,
  call,
};

const help = (): string =>
  [
    'Usage: npm run -s cli -- COMMAND --store DIR [--json]',
    '',
    ...Object.values(commands).map(({ usage }) => `  ${usage}`),
    '',
    'The passphrase is read from QUARTERDECK_PASSPHRASE.',
  ].join('\n');

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const versionOf = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
};

const parse = (args: string[], command: CliCommand) => {
  try {
    return parseArgs({
      args,
      options: { store: { type: 'string' }, json: { type: 'boolean' }, ...command.options },
      allowPositionals: true,
    });
  } catch (error) {
    throw new AppError('USAGE', {
      detail: error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : 'the options were not understood',
    });
  }
};

const run = async (name: string, args: string[]): Promise<Json> => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new AppError('USAGE', { detail: `There is no command "${name}"` });
  const { positionals, values } = parse(args, command);
  const storeDir = resolve(typeof values['store'] === 'string' ? values['store'] : join(usualDataFolder(process.env, homedir()), 'store'));
  const passphrase = process.env['QUARTERDECK_PASSPHRASE'];
  const app = createApp(
    machineDeps({
      storeDir,
      appVersion: versionOf(),
      platform: plainPlatform('cli'),
      log: () => undefined,
      entry: import.meta.url,
    }),
  );
  const api = createApi({ call: (method, input) => app.call(method, input, { trusted: true }) });
  app.subscribe((event) => {
    if (event.type === 'job' && event.job.state === 'running' && process.stderr.isTTY)
      process.stderr.write(`\r${event.job.label} ${event.job.done} of ${event.job.total}   `);
  });
  try {
    if (command.store === 'open') await api('store.unlock', passphrase ? { passphrase } : {});
    const options = values as CommandRun['options'];
    return await command.run({ words: positionals, options, api, passphrase, storeDir, say });
  } finally {
    await app.close();
  }
};

const print = (value: Json): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

const [name = 'help', ...args] = wordsFirst(process.argv.slice(2), ['store']);
if (name === 'help' || name === '--help') process.stdout.write(`${help()}\n`);
else {
  try {
    print(await run(name, args));
  } catch (error) {
    const { code, message, hint } = error instanceof AppError ? describeError(error.code, error.params) : describeError('INTERNAL');
    if (!(error instanceof AppError)) say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    print({ error: { code, message, hint } });
    say(`${message} ${hint}`);
    process.exitCode = 1;
  }
}
