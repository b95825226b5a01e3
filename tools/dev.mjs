import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { inModules, root } from './run.mjs';
import { say } from './say.mjs';
import { setUp } from './set-up.mjs';

await setUp();

/** A port that nobody listens on at this moment. */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(String(port)));
    });
  });

const corePort = await freePort();
const pagePort = await freePort();
// both halves know the token, so that a core that starts again is still the page's own
const env = { ...process.env, QUARTERDECK_TOKEN: randomBytes(24).toString('base64url'), QUARTERDECK_DEV_CORE: `127.0.0.1:${corePort}` };
const children = [
  // the link that the core prints would lead past vite, so it is not shown
  spawn(process.execPath, ['--watch', 'electron/node.ts', '--port', corePort, ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  }),
  spawn(process.execPath, [inModules('vite', 'bin', 'vite.js'), '--config', 'tools/vite.config.ts', '--port', pagePort, '--strictPort'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  }),
];
say(`Open http://127.0.0.1:${pagePort}/`);
say('The page reloads as you edit it; the core starts again when its sources change, and then asks for the passphrase again.');
const stop = () => {
  for (const child of children) child.kill();
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
