import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { storePaths, syncFolder, writeDurably } from '#core/store/files.ts';
import { refusalOf } from './answer.ts';
import { destroyData } from './destroy-store.ts';

/** What a wiped store leaves behind until its server has it: no data and no key, only the signed word that it is done. `isDone` false: the key is gone, files may be left. */
const Left = z.object({ address: z.string(), receipt: z.string(), isDone: z.boolean() });

const fileIn = (dir: string): string => join(dir, 'wiped.json');

/** Keeps a receipt in the folder of a store that is gone. */
export const leaveReceipt = (dir: string, left: z.infer<typeof Left>): void => writeDurably(fileIn(dir), JSON.stringify(left));

/**
 * Finishes a wipe that was cut, and sends the receipt that waits in the folder, if there is one; true when nothing waits any more. A server that cannot be reached is
 * asked again at the next start.
 */
export const sendReceipt = async (dir: string, fetchIt: typeof fetch): Promise<boolean> => {
  const file = fileIn(dir);
  if (!existsSync(file)) return true;
  const left = Left.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!left.success) return false;
  const { address, receipt, isDone } = left.data;
  const paths = storePaths(dir);
  // a key is that of a store which was made here since
  if (!isDone && !existsSync(paths.key)) destroyData(paths);
  try {
    const answer = await fetchIt(`${address}/v1/auth/wiped`, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipt }),
      signal: AbortSignal.timeout(30_000),
    });
    // a server that does not know of the order any more will not know it tomorrow either
    const isTaken = answer.ok || (await refusalOf(answer, address)).code === 'DEVICE_PROOF_BAD';
    if (!isTaken) return false;
  } catch {
    return false;
  }
  rmSync(file);
  syncFolder(dir);
  return true;
};
