import { join } from 'node:path';

/**
 * The folder where this app keeps its data on this system; the same one that Electron calls userData, so that every host finds the same store.
 * `env` is the environment, `home` the user's folder.
 */
export const usualDataFolder = (
  env: Record<string, string | undefined>,
  home: string,
  platform: NodeJS.Platform = process.platform,
): string => {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Quarterdeck');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Quarterdeck');
  return join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'Quarterdeck');
};
