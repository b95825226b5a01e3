import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inModules, root, runNpm, runProgram } from './run.mjs';
import { giveUp, say } from './say.mjs';

const leastNode = 24;
const major = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);

/** Null when what is installed is what package-lock.json asks for, else the reason in words. */
const whyInstall = () => {
  if (!existsSync(inModules())) return 'first run';
  const installed = inModules('.package-lock.json');
  if (!existsSync(installed)) return 'the last installation did not finish';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const differs = Object.entries(wanted).some(
    // packages for other systems are optional and rightly absent
    ([path, entry]) => path.startsWith('node_modules/') && !entry.optional && there[path]?.version !== entry.version,
  );
  return differs ? 'package-lock.json has changed' : null;
};

/** Installs the dependencies when they are missing or not those of package-lock.json. */
export const ensureInstalled = () => {
  const reason = whyInstall();
  if (!reason) return;
  if (existsSync(inModules()) && lstatSync(inModules()).isSymbolicLink())
    giveUp(`node_modules is a link and out of step (${reason}): run npm ci where it points.`);
  say(`Installing dependencies (${reason}); this takes a minute or two.`);
  const { status } = runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) giveUp('The dependencies could not be installed: see the messages of npm above. Check the network, then try again.');
};

/** Full path of a Node 24 or newer: the one that the project carries, else the system's; null when there is none. */
const findNode24 = () => {
  const carried = inModules(`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, 'bin');
  const candidates = [join(carried, process.platform === 'win32' ? 'node.exe' : 'node'), 'node'];
  return (
    candidates.find((node) => {
      const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
      return status === 0 && major(stdout) >= leastNode;
    }) ?? null
  );
};

/** Starts the same command again under Node 24 when this one is older, and ends with its exit code. */
const ensureNode24 = async () => {
  if (major(process.version) >= leastNode) return;
  const node = findNode24();
  if (!node)
    giveUp(
      `Quarterdeck runs on Node ${leastNode} and this is ${process.version}; none is carried for ${process.platform} ${process.arch}. Install Node ${leastNode} from nodejs.org, then try again.`,
    );
  const path = `${inModules('.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  process.exit(await runProgram(node, process.argv.slice(1), { env: { PATH: path } }));
};

/** What every command starts with: dependencies there, and Node 24 under us. */
export const setUp = async () => {
  ensureInstalled();
  await ensureNode24();
};

const builtFrom = ['electron', 'renderer', 'shared', 'migrations', 'tools/vite.config.ts', 'tools/rolldown.config.ts', 'package-lock.json'];

const filesUnder = (path) => {
  if (!existsSync(path)) return [];
  if (!lstatSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
};

/** A hash over the names and contents of all that the build reads. */
const sourceHash = () => {
  const hash = createHash('sha256');
  for (const file of builtFrom.flatMap((path) => filesUnder(join(root, path))).sort()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
};

const stamp = join(root, 'out', '.built-from');

/** Builds when the sources are not those of the last build; `always` builds in any case. */
export const ensureBuilt = ({ always = false } = {}) => {
  const now = sourceHash();
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Building.');
  for (const args of [
    [inModules('vite', 'bin', 'vite.js'), 'build', '--config', 'tools/vite.config.ts', '--logLevel', 'warn'],
    [inModules('rolldown', 'bin', 'cli.mjs'), '-c', 'tools/rolldown.config.ts', '--log-level', 'warn'],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) giveUp(`${stdout}${stderr}\nThe build failed: see the messages above.`);
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, now);
};
