import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Plant } from './plants.ts';

const root = new URL('../../', import.meta.url);

/**
 * Puts a planted bug into the modules that this thread loads from now on: one exact text of one file is replaced while the file is read. Nothing on disk changes.
 * A text that is not there, or there twice, is an error: the plant must follow the code.
 */
export const plantBug = ({ name, changes }: Plant): void => {
  const byUrl = new Map<string, Array<{ find: string; put: string }>>();
  for (const { file, find, put } of changes) {
    const url = new URL(file, root).href;
    byUrl.set(url, [...(byUrl.get(url) ?? []), { find, put }]);
  }
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const wanted = byUrl.get(url) ?? byUrl.get(pathToFileURL(url).href);
      if (!wanted) return loaded;
      let source = String(loaded.source instanceof Uint8Array ? Buffer.from(loaded.source) : loaded.source);
      for (const { find, put } of wanted) {
        if (source.split(find).length !== 2)
          throw new Error(`planted bug "${name}": its text stands ${source.split(find).length - 1} times in ${url}`);
        source = source.replace(find, () => put);
      }
      return { ...loaded, source };
    },
  });
};
