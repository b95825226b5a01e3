import type { Readable } from 'node:stream';
import { constants, createZstdCompress } from 'node:zlib';
import type { PullLine } from '#shared/sync/protocol.ts';

const level = 3;
/** Lines are handed to the compressor in pieces of about this many characters. */
const pieceLength = 256 * 1024;

const isPlace = (line: PullLine): boolean => 'k' in line;

/**
 * The lines of a pull as one compressed stream of bytes. What a place follows is flushed with it, so that a device can store it. A failure after the first line cuts the
 * stream: the device goes on from its last place. Reads no further than the device takes.
 */
export const pullBody = (first: PullLine, rest: AsyncIterator<PullLine>): Readable => {
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } });
  const write = async (text: string): Promise<void> => {
    if (zstd.write(text)) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        zstd.off('drain', go).off('close', go);
        resolve();
      };
      zstd.on('drain', go).on('close', go);
    });
  };
  const pump = async (): Promise<void> => {
    let text = `${JSON.stringify(first)}\n`;
    for (let next = await rest.next(); !next.done && !zstd.destroyed; next = await rest.next()) {
      text += `${JSON.stringify(next.value)}\n`;
      if (text.length < pieceLength && !isPlace(next.value)) continue;
      await write(text);
      text = '';
      if (isPlace(next.value)) zstd.flush();
    }
    if (!zstd.destroyed) zstd.end(text);
  };
  pump().catch((error: unknown) => zstd.destroy(error instanceof Error ? error : new Error(String(error))));
  return zstd;
};
