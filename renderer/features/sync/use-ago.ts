import { useTranslation } from 'react-i18next';
import { useNow } from '#renderer/state/use-now.ts';
import { formatTime } from '#renderer/ui/format.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Says how long ago a moment was, in words that stay true; a moment of another day by its date. */
export const useAgo = (): ((at: number) => string) => {
  const { t } = useTranslation();
  const now = useNow();
  return (at) => {
    const passed = now - at;
    if (passed < minute) return t(($) => $.sync.ago.now);
    if (passed < hour) return t(($) => $.sync.ago.minutes, { count: Math.floor(passed / minute) });
    if (passed < 12 * hour) return t(($) => $.sync.ago.hours, { count: Math.floor(passed / hour) });
    return formatTime(at);
  };
};
