import { runNode } from './run.mjs';
import { setUp } from './set-up.mjs';

await setUp();
process.exit(await runNode(['server/main.ts', ...process.argv.slice(2)]));
