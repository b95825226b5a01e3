import { useEffect, useState } from 'react';

/**
 * Gives the focus back to where it was when this part appeared; for dialogs that are drawn only while they are open. Where that is gone, the content
 * gets it, so that the keyboard is never left nowhere.
 */
export const useReturnFocus = (): void => {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // once the dialog has let go of it
      setTimeout(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const to = from instanceof HTMLElement && from !== document.body && from.isConnected ? from : document.querySelector('main');
        to?.focus({ preventScroll: true });
      });
    },
    [from],
  );
};
