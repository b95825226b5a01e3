import { runNode } from './run.mjs';
import { setUp } from './set-up.mjs';

await setUp();
process.exit(await runNode(['electron/cli.ts', ...process.argv.slice(2)]));
