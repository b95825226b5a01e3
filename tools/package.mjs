import { dirname } from 'node:path';
import { findElectron } from './find-electron.mjs';
import { inModules, runNode } from './run.mjs';
import { giveUp, say } from './say.mjs';
import { ensureBuilt, setUp } from './set-up.mjs';

await setUp();
ensureBuilt();

const words = process.argv.slice(2);
const electron = findElectron();
if (!electron) giveUp('Electron cannot be had on this machine, so there is nothing to package.');
if (!electron.official && !words.includes('--dir'))
  giveUp(
    'An installer is made with Electron as its makers publish it, which cannot be had here. To try the layout: npm run package -- --dir',
  );
if (!electron.official) say('This layout holds the copy of Electron for development: try it, do not give it away.');
const source = electron.official ? [] : [`-c.electronDist=${dirname(electron.program)}`, `-c.electronVersion=${electron.version}`];
process.exit(await runNode([inModules('electron-builder', 'cli.js'), ...words, ...source, '--publish', 'never']));
