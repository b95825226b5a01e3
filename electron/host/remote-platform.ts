import type { Platform } from '#core/deps.ts';
import type { Ask, CoreStart, CoreToMain } from './core-messages.ts';
import { machineUser } from './machine.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** The platform as the core's process sees it: each request goes to main and waits for its answer. */
export type RemotePlatform = {
  platform: Platform;
  /** Takes an answer of main. */
  settle(id: number, value: string | null, failed: boolean): void;
};

/** `send` reaches main; `fetchIt` is the way to the network. */
export const createRemotePlatform = (start: CoreStart, send: (message: CoreToMain) => void, fetchIt: typeof fetch): RemotePlatform => {
  const waiting = new Map<number, { resolve(value: string | null): void; reject(error: Error): void }>();
  let lastId = 0;
  const ask = (what: Ask): Promise<string | null> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      send({ kind: 'ask', id: lastId, ask: what });
    });
  const { keyStore } = start;
  return {
    settle: (id, value, failed) => {
      const call = waiting.get(id);
      waiting.delete(id);
      if (failed) call?.reject(new Error('main could not do this'));
      else call?.resolve(value);
    },
    platform: {
      host: 'electron',
      keyStore:
        keyStore === null
          ? null
          : {
              backend: keyStore,
              seal: async (secret) => bytesOf((await ask({ what: 'seal', secret: base64(secret) })) ?? ''),
              unseal: async (sealed) => bytesOf((await ask({ what: 'unseal', sealed: base64(sealed) })) ?? ''),
            },
      user: machineUser(),
      documentsDir: start.documentsDir,
      showInFolder: async (path) => {
        await ask({ what: 'show-in-folder', path });
      },
      openFile: async (path) => {
        await ask({ what: 'open-file', path });
      },
      printPdf: async (html) => bytesOf((await ask({ what: 'print', html })) ?? ''),
      chooseFolder: async (title) => (await ask({ what: 'choose-folder', title })) ?? undefined,
      offerFile: null,
      fetch: fetchIt,
      openBrowser: async (address) => {
        await ask({ what: 'open-browser', address });
      },
    },
  };
};
