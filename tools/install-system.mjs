import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasProgram } from './run.mjs';
import { say } from './say.mjs';

const wanted = ['xvfb', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'chromium'];

/** On a Debian where we are root (a container, a build machine): installs what Electron and a browser need to be tested. Elsewhere nothing is touched. */
export const installForTests = () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !hasProgram('apt-get')) return;
  if (hasProgram('Xvfb') && existsSync('/usr/bin/chromium')) return;
  say(`Installing ${wanted.join(', ')} for the end-to-end tests.`);
  const quiet = { stdio: 'ignore', timeout: 600_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = (...args) => spawnSync('apt-get', args, quiet).status === 0;
  const done = apt('update') && apt('install', '-y', '--no-install-recommends', ...wanted);
  if (!done) say('They could not be installed; the tests run with what is there.');
};
