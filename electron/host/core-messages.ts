/** What main tells the core's process when it starts. */
export type CoreStart = {
  kind: 'start';
  storeDir: string;
  documentsDir: string;
  logFile: string;
  /** Name of a key store that keeps a secret, or null where there is none. */
  keyStore: string | null;
};

/** What only main can do. Bytes travel as base64, because the key store of Electron takes text; so does what was printed. */
export type Ask =
  | { what: 'seal'; secret: string }
  | { what: 'unseal'; sealed: string }
  | { what: 'show-in-folder'; path: string }
  | { what: 'choose-folder'; title: string }
  | { what: 'open-browser'; address: string }
  | { what: 'print'; html: string }
  | { what: 'open-file'; path: string };

/** `page` carries a message port beside it. */
export type MainToCore =
  | CoreStart
  | { kind: 'page' }
  | { kind: 'answer'; id: number; value: string | null; failed: boolean }
  | { kind: 'stop' };
export type CoreToMain = { kind: 'ask'; id: number; ask: Ask };
