import { ensureBuilt, setUp } from './set-up.mjs';

await setUp();
await ensureBuilt({ always: true });
