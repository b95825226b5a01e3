import { net } from 'electron';

/** Chromium's way to the network: it knows the proxy of the system and trusts whom the system trusts. */
export const systemFetch: typeof fetch = (input, init) => net.fetch(input instanceof URL ? input.href : input, init);
