import { spawn } from 'node:child_process';
import { hasProgram } from './run.mjs';

/** True where windows can be shown to a person. */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Starts an X server without a screen. Resolves with `{display, stop}`, or with null where Xvfb is not installed or does not start. */
export const startVirtualDisplay = () =>
  new Promise((resolve) => {
    if (!hasProgram('Xvfb')) return resolve(null);
    // the server picks a free number and writes it to the fourth stream
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    server.on('error', () => resolve(null));
    server.on('exit', () => resolve(null));
    server.stdio[3].once('data', (number) => resolve({ display: `:${String(number).trim()}`, stop: () => server.kill() }));
  });
