/** The operating system as the core sees it. Electron and the Node host each give one; nothing else in the core touches the machine outside the store. */
export type Platform = {
  /** 'electron' or 'node'; 'cli' when the core runs in process. */
  host: 'electron' | 'node' | 'cli';
  /** The key store of the operating system, or null where there is none that keeps a secret (then a passphrase is compulsory). */
  keyStore: null | {
    /** Recorded beside the key, so that a changed key store is told apart from damage. */
    backend: string;
    seal(secret: Uint8Array): Promise<Uint8Array>;
    unseal(sealed: Uint8Array): Promise<Uint8Array>;
  };
  /** Who is signed in to this machine and what the machine is called; what is changed is noted under both unless the user gave a name. */
  user: { name: string; device: string };
  /** Where exports go unless the user chose another folder. */
  documentsDir: string;
  /** Shows a file in the file manager; null where the host cannot. */
  showInFolder: null | ((path: string) => Promise<void>);
  /** Opens a file with the program of its type; null where the host cannot. */
  openFile: null | ((path: string) => Promise<void>);
  /** Prints a page of HTML, which names its own paper, as a tagged PDF; null where the host has no browser engine. Its faces are asked for in /fonts. */
  printPdf: null | ((html: string) => Promise<Uint8Array>);
  /** Lets the user choose a folder; null where the host cannot, undefined answer when the user gave up. */
  chooseFolder: null | ((title: string) => Promise<string | undefined>);
  /** Offers a written file to the page for saving and answers its link, below the origin; null where the page has a file manager beside it. */
  offerFile: null | ((path: string) => string);
  /** The way to the network; in Electron it goes by the proxy and the certificates of the system. */
  fetch: typeof fetch;
  /** Shows an address in the system's browser; null where the host cannot, and the person is told the address instead. */
  openBrowser: null | ((address: string) => Promise<void>);
};

/** Clock: milliseconds since 1970, and the local calendar date as YYYY-MM-DD. */
export type Clock = { now(): number; today(): string };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** Never given data of partners: codes, counts and times only. */
export type Log = (level: LogLevel, event: string, facts?: Record<string, string | number | boolean>) => void;

/** Everything that the core needs from outside, passed in once. */
export type Deps = {
  /** Folder of the store; made when a store is created in it. */
  storeDir: string;
  appVersion: string;
  clock: Clock;
  /** A new record id (UUIDv7 text). */
  newId(): string;
  /** `count` bytes of the operating system's secure randomness. */
  randomBytes(count: number): Uint8Array;
  platform: Platform;
  log: Log;
  /** Where the code of the two workers is: source files in development, bundles in the product. One writes documents, one writes backups. */
  exportWorker: URL;
  backupWorker: URL;
};
