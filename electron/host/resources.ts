import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = import.meta.url;
const beside = (built: string, source: string): string => fileURLToPath(new URL(here.endsWith('.ts') ? source : built, here));
const packageFile = JSON.parse(readFileSync(new URL('../../package.json', here), 'utf8')) as { version: string };

/** Where the parts of the app lie: beside the bundle in the product, in the source tree in development. */
export const besideThisBuild = {
  version: packageFile.version,
  rendererDir: beside('../renderer', '../../out/renderer'),
  preload: beside('../preload/preload.cjs', '../../out/preload/preload.cjs'),
  /** The faces of documents, which lie beside the bundle alone. */
  fonts: beside('./fonts', '../../out/main/fonts'),
  coreProcess: beside('./core.mjs', '../../out/main/core.mjs'),
};
