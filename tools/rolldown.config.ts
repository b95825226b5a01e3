import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';

/** pdfkit loads its standard fonts by a computed require, which no bundler follows; this makes them static imports. */
const pdfkitStandardFonts: Plugin = {
  name: 'pdfkit-standard-fonts',
  transform: {
    filter: { id: /pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ },
    handler(code) {
      const names = [...code.matchAll(/require\$1\('#standard-fonts\/(\w+)'\)/g)].map((match) => match[1]);
      if (names.length === 0) this.error('pdfkit has changed how it loads its standard fonts');
      const imports = names.map((name) => `import __${name} from '#standard-fonts/${name}';`).join('\n');
      return imports + code.replace(/require\$1\('#standard-fonts\/(\w+)'\)/g, '__$1');
    },
  },
};

/** Puts the typeface of the PDF hand-outs beside the bundle, where the export worker looks for it. */
const documentFonts: Plugin = {
  name: 'document-fonts',
  generateBundle() {
    const { resolve } = createRequire(import.meta.url);
    for (const face of ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic']) {
      const source = readFileSync(resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`));
      this.emitFile({ type: 'asset', fileName: `fonts/Inter_${face}.ttf`, source });
    }
  },
};

/** Puts the template that users start from beside the bundle. */
const starterTemplate: Plugin = {
  name: 'starter-template',
  generateBundle() {
    const source = readFileSync('electron/core/export/template/starter/starter.pptx');
    this.emitFile({ type: 'asset', fileName: 'templates/starter.pptx', source });
  },
};

const common = {
  platform: 'node',
  // better-sqlite3 is the one dependency that ships as it is: it carries native code
  external: ['electron', 'better-sqlite3', /^node:/, ...builtinModules],
  tsconfig: 'tsconfig.json',
  plugins: [pdfkitStandardFonts],
} satisfies RolldownOptions;

export default defineConfig([
  {
    ...common,
    plugins: [pdfkitStandardFonts, documentFonts, starterTemplate],
    input: {
      main: 'electron/main.ts',
      core: 'electron/core-process.ts',
      node: 'electron/node.ts',
      'backup-worker': 'electron/core/db/backup-worker.ts',
      'export-worker': 'electron/core/export/worker.ts',
    },
    output: {
      dir: 'out/main',
      cleanDir: true,
      entryFileNames: '[name].mjs',
      chunkFileNames: 'shared-[hash].mjs',
      format: 'esm',
      sourcemap: true,
    },
  },
  // a sandboxed preload must be one CommonJS file
  { ...common, input: 'electron/preload.ts', output: { file: 'out/preload/preload.cjs', format: 'cjs' } },
]);
