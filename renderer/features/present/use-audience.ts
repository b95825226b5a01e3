import { useEffect, useRef, useState } from 'react';
import { isAudienceLost } from '#renderer/state/presenting.ts';
import { openChannel, type Shown, type ToAudience, type ToPresenter } from './audience-channel.ts';

type Heard = { key(key: string): void; open(): void };

/** Keeps the audience's screen on what is shown here, whenever it opens. `heard`: a key was pressed there, or it opened. */
export const useAudience = (id: string, shown: Shown | null, heard: Heard): 'none' | 'open' | 'closed' => {
  const [state, setState] = useState<'none' | 'open' | 'closed'>('none');
  const latest = useRef({ shown, heard });
  latest.current = { shown, heard };
  const channel = useRef<ReturnType<typeof openChannel<ToPresenter, ToAudience>> | null>(null);
  useEffect(() => {
    const opened = openChannel<ToPresenter, ToAudience>(id, 'presenter', (message) => {
      if (message.kind === 'key') return latest.current.heard.key(message.key);
      setState(message.kind === 'here' ? 'open' : 'closed');
      if (message.kind === 'gone') return;
      latest.current.heard.open();
      if (latest.current.shown) opened.say({ kind: 'show', shown: latest.current.shown });
    });
    channel.current = opened;
    opened.say({ kind: 'hello' });
    // a window that was ended by force says nothing
    const watch = setInterval(() => isAudienceLost() && setState((before) => (before === 'open' ? 'closed' : before)), 1000);
    return () => {
      clearInterval(watch);
      opened.say({ kind: 'end' });
      opened.close();
    };
  }, [id]);
  useEffect(() => {
    if (shown) channel.current?.say({ kind: 'show', shown });
  }, [shown]);
  return state;
};
