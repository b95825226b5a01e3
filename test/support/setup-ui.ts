import { URL as NodeUrl } from 'node:url';
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

/** What the component library and the virtual lists ask of a browser and jsdom does not have. Sizes are those of a plain window. */
const size = { width: 1200, height: 800 };

class StillObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  readonly #told: ResizeObserverCallback | undefined;
  constructor(told?: ResizeObserverCallback | IntersectionObserverCallback) {
    this.#told = told as ResizeObserverCallback | undefined;
  }
  observe(target: Element): void {
    const box = [{ inlineSize: size.width, blockSize: size.height }];
    const entry = {
      target,
      contentRect: target.getBoundingClientRect(),
      borderBoxSize: box,
      contentBoxSize: box,
      devicePixelContentBoxSize: box,
    };
    this.#told?.([entry], this as unknown as ResizeObserver);
  }
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return [];
  }
}

Object.defineProperties(window, {
  matchMedia: {
    value: (query: string) => ({
      matches: false,
      media: query,
      onchange: null,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
      dispatchEvent: () => false,
    }),
  },
  ResizeObserver: { value: StillObserver },
  IntersectionObserver: { value: StillObserver },
});
// a text that grows with its lines measures again when the fonts are there
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { get: () => size.width },
  clientHeight: { get: () => size.height },
  offsetWidth: { get: () => size.width },
  offsetHeight: { get: () => size.height },
  scrollIntoView: { value: () => undefined },
  scrollTo: { value: () => undefined },
});

// the editor asks where its caret is when it scrolls there
Object.defineProperties(Range.prototype, {
  getClientRects: { value: () => [] },
  getBoundingClientRect: { value: () => new DOMRect(0, 0, 0, 0) },
});

// the core runs in this process, and Node's own parts take no other URL than Node's
globalThis.URL = NodeUrl as typeof URL;

afterEach(cleanup);
