import { inModules, runNode } from './run.mjs';
import { say } from './say.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const biome = inModules('@biomejs', 'biome', 'bin', 'biome');
const oxlint = inModules('oxlint', 'bin', 'oxlint');
const folders = ['electron', 'renderer', 'server', 'shared', 'migrations', 'test'];
const steps = [
  ['types', [inModules('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']],
  ['lint and layers', [oxlint, '--type-aware', '--tsconfig', 'tsconfig.json', ...folders]],
  ['format', [biome, 'format', '.']],
  ['dead code', [inModules('knip', 'bin', 'knip.js')]],
];

/** `--static` leaves the tests out: they are another step of the build machine. */
const all = process.argv.includes('--static') ? steps : [...steps, ['tests', ['tools/test.mjs']]];
const failed = [];
for (const [name, args] of all) {
  say(`Checking ${name}.`);
  if ((await runNode(args)) !== 0) failed.push(name);
}
if (failed.length > 0) say(`Not in order: ${failed.join(', ')}.`);
process.exit(failed.length > 0 ? 1 : 0);
