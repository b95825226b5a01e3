import { findElectron, missingLibraries, whyNoSandbox } from './find-electron.mjs';
import { hasDisplay } from './find-display.mjs';
import { root, runNode, runProgram } from './run.mjs';
import { giveUp, say } from './say.mjs';
import { ensureBuilt, setUp } from './set-up.mjs';

await setUp();
ensureBuilt();

const asked = process.argv.slice(2);
const options = asked.filter((word) => word !== '--browser');

const serve = async (reason) => {
  if (reason) say(reason);
  process.exit(await runNode(['out/main/node.mjs', ...options]));
};

if (asked.includes('--browser')) await serve(null);
if (!hasDisplay()) await serve('There is no display here, so the app is served to a browser on this machine instead.');

const electron = findElectron();
if (!electron) await serve('Electron cannot be had on this machine, so the app is served to a browser on this machine instead.');
const missing = missingLibraries(electron.program);
if (missing.length > 0)
  giveUp(`Electron lacks libraries of the system: ${missing.join(', ')}. Install them, or use npm start -- --browser.`);
const reason = whyNoSandbox();
if (reason) say(`Chromium's sandbox is off (--no-sandbox), because ${reason}. The packaged app and an ordinary account have it.`);
process.exit(await runProgram(electron.program, [...(reason ? ['--no-sandbox'] : []), root, ...options]));
