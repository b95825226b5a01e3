import { ensureBuilt, setUp } from './set-up.mjs';

await setUp();
ensureBuilt({ always: true });
