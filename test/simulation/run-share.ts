import { runHistory } from './history.ts';

/** Runs the histories of the seeds from `from` to `to`, both counted, and tells of each that failed: what it broke and how to see it again. */
export const failuresAmong = async (from: number, to: number): Promise<string[]> => {
  const failures: string[] = [];
  for (let seed = from; seed <= to; seed += 1) {
    const { failure } = await runHistory(seed);
    if (failure) failures.push(`npm run -s sim -- --runs 1 --seed ${seed} --trace shows ${failure.property}: ${failure.detail}`);
  }
  return failures;
};
