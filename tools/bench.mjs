import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode } from './run.mjs';
import { giveUp } from './say.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const [name, ...rest] = process.argv.slice(2);
const folder = join(root, 'test', 'bench');
const names = existsSync(folder) ? readdirSync(folder).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []) : [];
if (!name || !names.includes(name)) giveUp(`Say which benchmark: npm run -s bench -- NAME [--json], with NAME one of ${names.join(', ')}.`);
process.exit(await runNode(['--expose-gc', join(folder, `${name}.ts`), ...rest]));
