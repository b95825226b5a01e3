import { useState } from 'react';
import { usePartnerPage } from '../partner-page-context.tsx';

/** Which form of a list is open: that of a record by its id, null for a new one, undefined for none. What the address names opens at once: a record, or "new" for the form of a new one. */
export const useOpenEntry = (name: string) => {
  const { opened: addressed } = usePartnerPage();
  const asked = addressed?.name === name ? (addressed.id === 'new' ? null : addressed.id) : undefined;
  const [opened, setOpened] = useState<string | null | undefined>(asked);
  const [lastAsked, setLastAsked] = useState(asked);
  if (asked !== lastAsked) {
    setLastAsked(asked);
    if (asked !== undefined) setOpened(asked);
  }
  return { opened, open: (id: string | null) => setOpened(id), close: () => setOpened(undefined) };
};
