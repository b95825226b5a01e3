import { join } from 'node:path';
import { root, runNode } from './run.mjs';
import { setUp } from './set-up.mjs';

await setUp();
process.exit(await runNode([join(root, 'test', 'simulation', 'main.ts'), ...process.argv.slice(2)]));
