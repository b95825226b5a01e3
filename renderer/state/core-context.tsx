import { createContext, type ReactNode, use, useState } from 'react';
import type { Transport } from '#shared/api/transport.ts';
import { createLiveQueries, type LiveQueries } from './live-queries.ts';

type Core = { transport: Transport; live: LiveQueries };
const CoreContext = createContext<Core | null>(null);

/** Joins the page to a core. Everything below reads and writes through it. */
export const CoreProvider = ({ transport, children }: { transport: Transport; children: ReactNode }) => {
  const [core] = useState(() => ({ transport, live: createLiveQueries(transport) }));
  return <CoreContext value={core}>{children}</CoreContext>;
};

/** The core that this page talks to. */
export const useCore = (): Core => {
  const core = use(CoreContext);
  if (!core) throw new Error('there is no CoreProvider above');
  return core;
};
