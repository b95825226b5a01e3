/** A browser without a window: keeps cookies by host, follows redirects by hand, and shows where it has been. */
export type TestBrowser = {
  visited: string[];
  /** Opens an address and follows where it leads, up to a page or to an address that `stopAt` names. */
  open(address: string, init?: RequestInit): Promise<{ url: string; status: number; headers: Headers; text: string }>;
  /** Fills in the form of the page and sends it. */
  submit(
    page: { url: string; text: string },
    fields: Record<string, string>,
  ): Promise<{ url: string; status: number; headers: Headers; text: string }>;
  /** Is asked before each step; another address is gone to instead, null stops there. */
  onStep: (address: string) => string | null;
};

const valueOf = (html: string, name: string): string => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '';

export const makeBrowser = (): TestBrowser => {
  const jar = new Map<string, Map<string, string>>();
  const browser: TestBrowser = {
    visited: [],
    onStep: (address) => address,
    open: async (address, init = {}) => {
      let to = address;
      let options = init;
      for (let steps = 0; steps < 20; steps += 1) {
        const next = browser.onStep(to);
        if (next === null) return { url: to, status: 0, headers: new Headers(), text: '' };
        to = next;
        browser.visited.push(to);
        const { host } = new URL(to);
        const cookies = jar.get(host) ?? new Map<string, string>();
        jar.set(host, cookies);
        const headers = new Headers(options.headers);
        if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
        const answer = await fetch(to, { ...options, headers, redirect: 'manual' });
        for (const line of answer.headers.getSetCookie()) {
          const [pair = ''] = line.split(';');
          const at = pair.indexOf('=');
          if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
          else cookies.set(pair.slice(0, at), pair.slice(at + 1));
        }
        const location = answer.headers.get('location');
        if (location === null) return { url: to, status: answer.status, headers: answer.headers, text: await answer.text() };
        await answer.arrayBuffer();
        to = new URL(location, to).href;
        options = {};
      }
      throw new Error('the browser was sent in a circle');
    },
    submit: async (page, fields) => {
      const action = /<form method="post" action="([^"]*)"/.exec(page.text)?.[1] ?? '';
      const hidden = Object.fromEntries(
        [...page.text.matchAll(/<input type="hidden" name="([^"]*)"/g)].map(([, name = '']) => [name, valueOf(page.text, name)]),
      );
      return await browser.open(new URL(action, page.url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page.url).origin },
        body: new URLSearchParams({ ...hidden, ...fields }).toString(),
      });
    },
  };
  return browser;
};
