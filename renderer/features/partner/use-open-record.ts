import { useState } from 'react';
import { navigate } from '#renderer/state/router.ts';
import { usePartnerPage } from './partner-page-context.tsx';

/** Which form of a list is open: that of a record by its id, null for a new one, undefined for none. A record that the address names opens at once. */
export const useOpenRecord = (name: string) => {
  const { partner, opened: addressed } = usePartnerPage();
  const asked = addressed?.name === name ? addressed.id : undefined;
  const [opened, setOpened] = useState<string | null | undefined>(asked);
  const [lastAsked, setLastAsked] = useState(asked);
  if (asked !== lastAsked) {
    setLastAsked(asked);
    if (asked !== undefined) setOpened(asked);
  }
  const close = (): void => {
    setOpened(undefined);
    // the same address can then open it again
    if (asked !== undefined) navigate({ place: 'partner', id: partner.id, tab: name }, { replace: true });
  };
  return { opened, open: (id: string | null) => setOpened(id), close };
};
