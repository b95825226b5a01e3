import type { Writer } from '#shared/sync/merge.ts';

/** Who a write of the server's own is by: a feed, a command, a hand-over. */
export const serverMember = 'server';

/**
 * Who writes, as the clocks of rows name it. What a device has seen it has seen as one store: a copy of the store has another incarnation and is another writer,
 * or it would overwrite the first one's edits as if they were its own.
 */
export const writerOf = (memberId: string, deviceId: string, incarnation: string): Writer => ({
  member: memberId,
  device: `${deviceId}#${incarnation}`,
});

/** The device of a writer, without its incarnation. */
export const deviceOf = ({ device }: Writer): string => device.split('#')[0] ?? device;
