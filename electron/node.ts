import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#core/app.ts';
import { readArguments } from '#host/arguments.ts';
import { startHttpHost } from '#host/http/server.ts';
import { createWrittenFiles } from '#host/http/written-files.ts';
import { createLogFile } from '#host/log-file.ts';
import { machineDeps, plainPlatform } from '#host/machine.ts';
import { createRendererFiles } from '#host/renderer-files.ts';
import { besideThisBuild } from '#host/resources.ts';
import { usualDataFolder } from '#host/usual-folder.ts';

/** The app without Electron: the same core in this process, its page in a browser on this machine. For tests and for machines without a display. */
const words = readArguments(process.argv.slice(2), process.cwd());
const dataDir = usualDataFolder(process.env, homedir());
const written = createWrittenFiles();
const log = createLogFile(join(dataDir, 'logs', 'node-host.log'), Date.now);

const core = createApp(
  machineDeps({
    storeDir: words.store ?? join(dataDir, 'store'),
    appVersion: besideThisBuild.version,
    log,
    entry: import.meta.url,
    platform: { ...plainPlatform('node'), offerFile: written.offer },
  }),
);
const host = await startHttpHost({
  core,
  page: createRendererFiles(besideThisBuild.rendererDir, "'self'"),
  written,
  token: process.env.QUARTERDECK_TOKEN ?? randomBytes(24).toString('base64url'),
  port: words.port,
});
log('info', 'started', { port: host.port });
process.stdout.write(`Quarterdeck is at ${host.link}\n`);

let closing = false;
const close = async (): Promise<void> => {
  if (closing) return;
  closing = true;
  await host.close();
  await core.close();
  process.exit(0);
};
process.on('SIGINT', () => void close());
process.on('SIGTERM', () => void close());
