import { readFileSync } from 'node:fs';
import { runNode } from './run.mjs';
import { setUp } from './set-up.mjs';

/** The process above another one; 0 where the system does not say. */
const parentOf = (pid) => {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return 0;
  }
};

/** npm starts a shell that starts this. A signal ends those two and never comes here, so the server would go on with nobody knowing: it is stopped when they are gone. */
const stopWithNpm = () => {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
};

stopWithNpm();
await setUp();
process.exit(await runNode(['server/main.ts', ...process.argv.slice(2)]));
