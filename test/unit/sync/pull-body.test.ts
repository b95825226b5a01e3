import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pullLines } from '#core/sync/pull-body.ts';

/** Text that does not get smaller, so that more of it waits than fits. */
const noise = (seed: number, length: number): string => {
  let text = '';
  for (let at = 0; text.length < length; at += 1) text += createHash('sha512').update(`${seed} ${at}`).digest('base64');
  return text;
};

test('the body of a pull is let go when its reader stops in the middle', async () => {
  const lines = Array.from({ length: 40 }, (_, at) => JSON.stringify({ k: `${at}${noise(at, 50_000)}` }));
  const body = zstdCompressSync(Buffer.from(`${lines.join('\n')}\n`));
  let isLetGo = false;
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < body.length; at += 16_384) yield body.subarray(at, at + 16_384);
      await new Promise(() => undefined);
    } finally {
      isLetGo = true;
    }
  };
  for await (const line of pullLines(pieces(), 'zstd')) {
    expect(line).toHaveProperty('k');
    break;
  }
  for (let wait = 0; wait < 40 && !isLetGo; wait += 1) await pause(25);
  expect(isLetGo).toBe(true);
});
