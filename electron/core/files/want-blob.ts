import type { CommandCtx } from '#core/context.ts';

/** Notes that the bytes with this hash are asked for. What is here stays as it is. */
export const wantBlob = async (ctx: CommandCtx, sha256: string, bytes: number): Promise<void> => {
  await ctx.db
    .insertInto('blob')
    .values({ sha256, bytes, state: 'wanted', problem: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
