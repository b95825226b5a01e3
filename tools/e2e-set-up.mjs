import { dirname } from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { hasDisplay, startVirtualDisplay } from './find-display.mjs';
import { findElectron, missingLibraries, whyNoSandbox } from './find-electron.mjs';
import { ensureBuilt } from './set-up.mjs';

/**
 * What the end-to-end tests run on, found once and given to them in the environment: QUARTERDECK_ELECTRON (the program, empty where there is none),
 * CHROMIUM (likewise) and DISPLAY. Answers what cannot run, in words, and how to end what was started.
 */
export const findHosts = async () => {
  const missing = [];
  const electron = findElectron();
  const libraries = electron ? missingLibraries(electron.program) : [];
  const virtual = process.platform === 'linux' ? await startVirtualDisplay() : null;
  if (virtual) process.env.DISPLAY = virtual.display;
  const why = !electron
    ? 'its program cannot be fetched'
    : libraries.length > 0
      ? `the system lacks ${libraries.join(', ')}`
      : !virtual && !hasDisplay()
        ? 'there is no display and no Xvfb'
        : null;
  process.env.QUARTERDECK_ELECTRON = why || !electron ? '' : electron.program;
  // the electron package answers with this when it is asked for its program
  if (electron && !electron.official) process.env.ELECTRON_OVERRIDE_DIST_PATH = dirname(electron.program);
  if (whyNoSandbox()) process.env.QUARTERDECK_NO_SANDBOX = '1';
  process.env.QUARTERDECK_ELECTRON_VERSION = electron?.version ?? '';
  if (why) missing.push(`the end-to-end tests in Electron, because ${why}`);
  process.env.CHROMIUM = (await findChromium()) ?? '';
  if (!process.env.CHROMIUM) missing.push('the end-to-end tests in a browser, because no Chromium was found');
  return { missing, stop: () => virtual?.stop() };
};

/** Vitest calls this before the first end-to-end test; `npm test` has found the hosts already. */
export default async () => {
  if (process.env.QUARTERDECK_HOSTS_FOUND) return undefined;
  ensureBuilt();
  const { stop } = await findHosts();
  return stop;
};
