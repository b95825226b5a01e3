import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, without a trailing separator. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A file inside an installed package. */
export const inModules = (...parts) => join(root, 'node_modules', ...parts);

/**
 * Runs a script with the Node that runs this one, in the project's folder, with this terminal.
 * Signals reach the child through the terminal or are passed on; resolves with its exit code.
 */
export const runNode = (args, { env = {}, stdio = 'inherit' } = {}) => runProgram(process.execPath, args, { env, stdio });

/** Like runNode, for any program. */
export const runProgram = (program, args, { env = {}, stdio = 'inherit' } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    const pass = (signal) => child.kill(signal);
    // Ctrl+C reaches the child through the terminal; this process only has to outlive it
    const stay = () => {};
    process.on('SIGINT', stay);
    process.on('SIGTERM', pass);
    const done = (code) => {
      process.off('SIGINT', stay);
      process.off('SIGTERM', pass);
      resolve(code);
    };
    child.on('error', () => done(1));
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });

/** Runs npm and waits; its messages go to standard error. `seconds` bounds the time. */
export const runNpm = (args, { cwd = root, seconds = 1800, capture = false } = {}) => {
  const stdio = ['ignore', capture ? 'pipe' : 2, capture ? 'pipe' : 2];
  const options = { cwd, stdio, timeout: seconds * 1000, encoding: 'utf8' };
  const own = process.env.npm_execpath;
  // npm tells its scripts where it is; without that it is looked up (a .cmd file on Windows, which needs a shell)
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
};

/** True when a program of that name can be started. */
export const hasProgram = (name) => {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [name], { stdio: 'ignore' }).status === 0;
};
