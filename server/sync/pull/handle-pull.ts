import type { PullLine, PullRequest } from '#shared/sync/protocol.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Principal, SyncEnv, SyncReads, SyncStore } from '../store.ts';
import { heldGrants } from './held-grants.ts';
import { headLine, planPull } from './plan.ts';
import { nextPage, type PullRun, startRun } from './pull-run.ts';

/** What the first page was allowed must hold for each page after it; false ends the pull, and the device asks again. */
const isStillAllowed = async (tx: SyncReads, { memberId }: Principal, { plan }: PullRun): Promise<boolean> => {
  const head = await tx.head();
  const member = await tx.member(memberId);
  const { place } = plan;
  if (head.epoch !== place.epoch || head.seq < place.to || !member?.isActive || member.role !== place.role) return false;
  // deletions that were still to be sent are forgotten
  if (head.tombFloor > place.to || (!place.full && head.tombFloor > place.from)) return false;
  const held = new Set((await heldGrants(tx, memberId)).filter(({ active }) => active).map(({ scope }) => scope));
  plan.whole = plan.whole.filter((scope) => held.has(scope));
  plan.changed = plan.changed.filter((scope) => held.has(scope));
  return true;
};

/**
 * Answers a pull line by line. Every page is read in a transaction of its own, which ends before the page is sent, so that a slow device holds nothing up; a small
 * pull is one page, hence one moment. A pull that ends without its last line was cut: the device goes on from its last place. Before the first line it throws
 * APP_OLDER, SYNC_REQUEST, SYNC_EPOCH, SYNC_CURSOR, MEMBER_INACTIVE.
 */
export async function* handlePull(store: SyncStore, principal: Principal, request: PullRequest, env: SyncEnv): AsyncGenerator<PullLine> {
  if (request.protocol < env.oldest) throw new AppError('APP_OLDER');
  const { run, lines } = await store.read(async (tx) => {
    const plan = await planPull(tx, principal, request, env);
    const head = headLine(plan, env);
    const begun = startRun(plan, env.pageRows);
    return { run: begun, lines: [{ h: head }, ...(await nextPage(tx, begun))] };
  });
  // the database reads the next page while this one is packed and sent; never more than one ahead, so that a slow device holds no more than that
  const readPage = (): Promise<PullLine[] | null> | null => {
    if (run.isDone) return null;
    const page = store.read(async (tx) => ((await isStillAllowed(tx, principal, run)) ? await nextPage(tx, run) : null));
    // a device that has gone does not wait for it
    page.catch(() => undefined);
    return page;
  };
  let next = readPage();
  yield* lines;
  while (next) {
    const page = await next;
    if (!page) return;
    next = readPage();
    yield* page;
  }
}
