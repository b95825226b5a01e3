import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a device and a server: so many bits a second each way, and half of `roundTripMs` before anything arrives. Counts what it carried. */
export type SlowLine = { port: number; bytes: { down: number; up: number; connections: number }; close(): void };

const sliceMs = 5;

/** Carries bytes from one socket to the other at the pace of the line. */
const carry = (from: Socket, to: Socket, bytesPerSecond: number, delayMs: number, count: (bytes: number) => void): void => {
  let freeAt = 0;
  let waiting = 0;
  from.on('data', (chunk: Buffer) => {
    count(chunk.length);
    const now = performance.now();
    freeAt = Math.max(freeAt, now) + (chunk.length / bytesPerSecond) * 1000;
    waiting += 1;
    // what is on its way does not grow without end
    if (freeAt - now > 200) from.pause();
    setTimeout(
      () => {
        waiting -= 1;
        to.write(chunk);
        if (waiting < 8) from.resume();
      },
      Math.max(sliceMs, freeAt - now) + delayMs,
    );
  });
  from.on('end', () => setTimeout(() => to.end(), Math.max(0, freeAt - performance.now()) + delayMs + 2 * sliceMs));
  from.on('error', () => to.destroy());
  to.on('close', () => from.destroy());
};

/** Opens a line to a port of this machine. */
export const openSlowLine = async (toPort: number, bitsPerSecond: number, roundTripMs: number): Promise<SlowLine> => {
  const bytes = { down: 0, up: 0, connections: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    bytes.connections += 1;
    const far = connect(toPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
    }
    carry(near, far, bitsPerSecond / 8, roundTripMs / 2, (sent) => (bytes.up += sent));
    carry(far, near, bitsPerSecond / 8, roundTripMs / 2, (sent) => (bytes.down += sent));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    bytes,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
