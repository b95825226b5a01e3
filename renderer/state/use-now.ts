import { useEffect, useState } from 'react';

/** The time, in milliseconds; moves on by itself, for words like "2 min ago". */
export const useNow = (every = 20_000): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
};
