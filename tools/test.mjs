import { findHosts } from './e2e-set-up.mjs';
import { installForTests } from './install-system.mjs';
import { inModules, runNode } from './run.mjs';
import { say } from './say.mjs';
import { ensureBuilt, setUp } from './set-up.mjs';

await setUp();
ensureBuilt();
installForTests();

const { missing, stop } = await findHosts();
const words = missing.length > 0 ? `Not run: ${missing.join('; ')}.` : null;
if (words) say(words);
if (missing.length > 0 && process.env.QUARTERDECK_REQUIRE_ELECTRON === '1') {
  stop();
  say('Electron and a browser are required here (QUARTERDECK_REQUIRE_ELECTRON=1), so this counts as a failure.');
  process.exit(1);
}
// without any host there is nothing that the end-to-end tests could run on
const projects = missing.length === 2 ? ['--project', 'node', '--project', 'ui'] : [];
const code = await runNode([inModules('vitest', 'vitest.mjs'), 'run', ...projects, ...process.argv.slice(2)], {
  env: { QUARTERDECK_HOSTS_FOUND: '1' },
});
stop();
if (words) say(words);
process.exit(code);
