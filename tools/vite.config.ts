import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Sends the page's calls to the core that `npm run dev` started, with the credentials of the core's own origin. */
const toCore = (host: string, token: string): ProxyOptions => ({
  target: `http://${host}`,
  changeOrigin: true,
  headers: { origin: `http://${host}`, cookie: `quarterdeck-${host.split(':')[1]}=${token}` },
});
const { QUARTERDECK_DEV_CORE: core, QUARTERDECK_TOKEN: token } = process.env;
const proxy = core && token ? { '/rpc': toCore(core, token), '/events': toCore(core, token), '/exports': toCore(core, token) } : {};

export default defineConfig({
  root: at('renderer'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: at('out/renderer'),
    emptyOutDir: true,
    target: 'chrome148',
    chunkSizeWarningLimit: 2000,
    // apart, so that it runs before every module with a schema, wherever that is put
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'security', test: /renderer[\\/]security\.ts$/, priority: 1 }] } } },
  },
  server: { host: '127.0.0.1', proxy },
});
