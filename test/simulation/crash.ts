import type { Sqlite } from '#core/db/open.ts';

/** The machine went down. */
export class Crash extends Error {
  constructor() {
    super('crash');
    this.name = 'Crash';
  }
}

/**
 * `arm`: the machine goes down at the n-th moment from now; each statement that writes has two, before it and after it. `stop`: it is switched off. `isCommitted`: the last
 * transaction reached its end.
 */
export type Crashes = { arm(moments: number): void; stop(): void; isCommitted(): boolean };

type Runs = { run(...values: unknown[]): unknown };

/**
 * Lets a store go down at any statement that writes, before it is run or just after. From then on nothing of what was running reaches the store, as when
 * the power is cut; what was committed is in the bytes of the store.
 */
export const crashable = (sqlite: Sqlite, down: () => void): Crashes => {
  let left = Number.POSITIVE_INFINITY;
  let isDown = false;
  let isCommitted = false;
  const goDown = (): never => {
    if (!isDown) {
      isDown = true;
      down();
    }
    throw new Crash();
  };
  const around = <T>(write: () => T): T => {
    if (isDown) throw new Crash();
    left -= 1;
    if (left === 0) goDown();
    const done = write();
    left -= 1;
    if (left === 0) goDown();
    return done;
  };
  const prepare = sqlite.prepare.bind(sqlite);
  const exec = sqlite.exec.bind(sqlite);
  sqlite.prepare = ((text: string) => {
    if (isDown) throw new Crash();
    const statement = prepare(text);
    const { run } = statement;
    const patched: Runs = { run: (...values) => around(() => run.apply(statement, values)) };
    return Object.assign(statement, patched);
  }) as typeof sqlite.prepare;
  sqlite.exec = (text) =>
    around(() => {
      const done = exec(text);
      isCommitted = text === 'COMMIT';
      return done;
    });
  return {
    arm: (moments) => {
      left = moments;
    },
    stop: () => {
      isDown = true;
    },
    isCommitted: () => isCommitted,
  };
};
