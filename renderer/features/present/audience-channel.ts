import type { Slide } from '#shared/qbr/present.ts';

/** What the audience's screen shows. It gets this and nothing else: it never asks the core, so nothing internal can reach it. */
export type Shown = { title: string; slide: Slide; isBlack: boolean };

/** From the presenter to the audience's screen: are you there, show this, close. */
export type ToAudience = { kind: 'hello' } | { kind: 'show'; shown: Shown } | { kind: 'end' };
/** From the audience's screen: it opened, it was closed, a key was pressed on it. */
export type ToPresenter = { kind: 'here' } | { kind: 'gone' } | { kind: 'key'; key: string };

/** One line between the windows of a review, on this device; `hear` gets what the other side says. */
export const openChannel = <Heard, Said>(
  id: string,
  side: 'presenter' | 'audience',
  hear: (message: Heard) => void,
): { say(message: Said): void; close(): void } => {
  const nameOf = (to: string): string => `quarterdeck.present.${id}.${to}`;
  const own = new BroadcastChannel(nameOf(side));
  const other = new BroadcastChannel(nameOf(side === 'presenter' ? 'audience' : 'presenter'));
  own.onmessage = ({ data }: { data: unknown }) => hear(data as Heard);
  return {
    say: (message) => other.postMessage(message),
    close: () => {
      own.close();
      other.close();
    },
  };
};
