import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

describe.each(hosts)('the page in $name', (host) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await host.launch();
  });
  afterAll(() => closeFor(app));

  test('has no Node and no Electron', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
    expect(await app.page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
  });

  test('cannot make code from text', async () => {
    const made = await app.page.evaluate(async () => {
      // what a debugger evaluates may make code until its first pause
      await new Promise((resolve) => setTimeout(resolve, 0));
      try {
        return String(Reflect.construct(Function, ['return 1'])());
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(made).toBe('EvalError');
  });

  test('cannot hold a page of somebody else, nor send anything to one', async () => {
    const [framed, sent] = await app.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.invalid/';
      const refused = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true }),
      );
      document.body.append(frame);
      const directive = await refused;
      frame.remove();
      const outside = await fetch('https://example.invalid/').then(
        () => 'reached',
        () => 'refused',
      );
      return [directive, outside];
    });
    expect([framed, sent]).toEqual(['frame-src', 'refused']);
    // the refusals above are written to the console, as they should be
    app.complaints.length = 0;
  });
});
