import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPassphrase } from '#test/support/make-app.ts';
import { makePackage } from '#test/support/make-package.ts';
import { createPageTransport } from '#test/support/page-transport.ts';
import { closeFor, electronHost, envOf, flags, makeHome } from './hosts.ts';

const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const electron = process.env.QUARTERDECK_ELECTRON;
const [off, on] = ['0'.charCodeAt(0), '1'.charCodeAt(0)];

// the same layout on every system, but only Linux gives it a name that can be started without an installer
describe.runIf(electron && process.platform === 'linux')('the packaged app', () => {
  const release = mkdtempSync(join(tmpdir(), 'quarterdeck-release-'));
  const home = makeHome();
  const app = join(release, 'linux-unpacked', 'quarterdeck');
  beforeAll(() => {
    const source = [`-c.electronDist=${dirname(electron!)}`, `-c.electronVersion=${process.env.QUARTERDECK_ELECTRON_VERSION}`];
    const words = ['--dir', '--linux', `-c.directories.output=${release}`, ...source, '--publish', 'never'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'node_modules/electron-builder/cli.js'), ...words], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(`${status}${status === 0 ? '' : stdout + stderr}`).toBe('0');
  }, 180_000);
  afterAll(() => {
    for (const folder of [release, home]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const selfCheck = () => {
    const words = [...flags, `--user-data-dir=${join(home, 'data')}`, '--store', join(home, 'store'), '--self-check'];
    const { stdout, status } = spawnSync(app, words, {
      env: { ...envOf(home), QUARTERDECK_PASSPHRASE: testPassphrase },
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { status, said: stdout.trim() };
  };

  test.each(['makes a store', 'opens the store of the run before'])('%s, shows its page and says so', () => {
    const { status, said } = selfCheck();
    expect(JSON.parse(said)).toEqual({ ok: true, store: 'open', page: 'Quarterdeck' });
    expect(status).toBe(0);
    expect(readdirSync(join(home, 'store'))).toEqual(expect.arrayContaining(['key.json', 'quarterdeck.db']));
  });

  // the fuses keep every debugger out of the program itself, so its archive is opened by the same Electron without them
  test('writes a whole QBR package out of its archive: worker, typeface and database are all found', async () => {
    const running = await electronHost!.launch({ app: join(release, 'linux-unpacked', 'resources', 'app.asar') });
    try {
      const { files } = await makePackage(await createPageTransport(running.page));
      expect(files.map(({ format, bytes }) => [format, bytes > 10_000])).toEqual([
        ['pptx', true],
        ['pdf', true],
        ['xlsx', true],
      ]);
    } finally {
      await closeFor(running);
    }
  });

  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(app);
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
      asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
      fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: off,
      nodeOptions: off,
      inspect: off,
      cookieEncryption: on,
      asarIntegrity: on,
      onlyAsar: on,
      fileProtocol: off,
    });
  });

  test('ships one build of the database and no other package', () => {
    const unpacked = join(release, 'linux-unpacked', 'resources', 'app.asar.unpacked', 'node_modules');
    expect(readdirSync(unpacked)).toEqual(['better-sqlite3']);
    expect(readdirSync(join(unpacked, 'better-sqlite3', 'prebuilds'))).toEqual([`linux-${process.arch}.node`]);
    expect(existsSync(join(unpacked, 'better-sqlite3', 'deps'))).toBe(false);
  });
});
