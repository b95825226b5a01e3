import { createIdMaker } from '#shared/domain/ids.ts';
import { type Device, makeDevice } from './device.ts';
import { emptyStore } from './empty-store.ts';
import { checkDevice, checkNoLoss, checkQueues, checkSteps } from './end-checks.ts';
import { createJournal } from './journal.ts';
import { type Faults, noFaults } from './network.ts';
import { deviceIds, deviceOwners } from './people.ts';
import type { Plan } from './plan.ts';
import { hold, type Property, PropertyError } from './property-error.ts';
import type { Random } from './random.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { type MakeBackend, type SimServer, simServer } from './sim-server.ts';
import { createTrace, type Trace } from './trace.ts';

export type Failure = { property: Property; detail: string };

/** Five devices, a server, a network between and one virtual time for all. */
export type World = {
  schedule: Schedule;
  trace: Trace;
  server: SimServer;
  devices: Device[];
  setFaults(faults: Faults): void;
  /** Syncs everybody until nothing is left to do, then holds everything against everything. */
  finish(): Promise<void>;
  /** Lets time pass until `work` is done; what broke, or null. */
  run(work: () => Promise<void>): Promise<Failure | null>;
};

/** Friday 20 November 2026, 12:00 UTC. */
const start = Date.UTC(2026, 10, 20, 12);
/** Once the faults have stopped, everybody is done within so many syncs. */
const mostRounds = 6;
/** A history that takes more turns than this does not end. */
const mostTurns = 60_000;

let empty: Promise<Buffer> | null = null;

const asFailure = (error: unknown): Failure => {
  if (error instanceof PropertyError) return { property: error.property, detail: error.message.slice(error.property.length + 2) };
  const said =
    error instanceof Error ? `${error.name}: ${error.message} ${error.stack?.split('\n').slice(1, 5).join(' ') ?? ''}` : String(error);
  return { property: 'noSurprise', detail: said };
};

/** What is different when the server's data are not in memory: where they are, what time it is, and how one waits for them. */
export type Elsewhere = { makeBackend?: MakeBackend; start?: number; settle?: () => Promise<void> };

export const createWorld = async (
  random: Random,
  plan: Pick<Plan, 'clocks' | 'collide' | 'pageRows' | 'disk'>,
  keepLines: boolean,
  other: Elsewhere = {},
): Promise<World> => {
  const trace = createTrace(keepLines);
  const schedule = createSchedule(other.start ?? start, random, other.settle);
  const journal = createJournal();
  const newId = createIdMaker(schedule.now, random.bytes);
  let faults: Faults = noFaults;
  let failure: Failure | null = null;
  const fail = (error: unknown): void => {
    failure ??= asFailure(error);
  };
  const server = await simServer({
    ...(other.makeBackend ? { makeBackend: other.makeBackend } : {}),
    schedule,
    random,
    trace,
    journal,
    newId,
    collide: () => (faults === noFaults ? 0 : plan.collide),
    pageRows: plan.pageRows,
  });
  const deps = { schedule, random, trace, journal, newId, server, faults: () => faults, pageRows: plan.pageRows, fail };
  const bytes = await (empty ??= emptyStore());
  const devices = Object.entries(deviceOwners).map(([name, owner]) =>
    makeDevice(deps, { name, owner, clocks: plan.clocks, deviceId: deviceIds[name] ?? name, bytes }),
  );

  const isQuiet = (device: Device): boolean => device.waiting() === 0 && device.cursor() === server.state().seq && !device.isUnsure();
  const finish = async (): Promise<void> => {
    for (let round = 1; ; round += 1) {
      for (const device of devices) {
        const outcome = await device.syncNow();
        trace.note(`${schedule.now()} ${device.name} round ${round}: ${outcome}`);
      }
      if (devices.every(isQuiet)) break;
      const standing = (): string =>
        devices.map((device) => `${device.name} ${device.waiting()} waiting, at ${device.cursor()} of ${server.state().seq}`).join('; ');
      hold('liveness', round < mostRounds, () => `after ${round} rounds: ${standing()}`);
    }
    const seen = devices.map((device) => device.seen());
    for (const one of seen) {
      checkQueues(one);
      checkDevice(server.state(), one);
    }
    // what is sent again by a copy, or to a server that went back, may be refused the second time
    if (server.alive() === 0 && plan.disk === 'kept' && devices.length === Object.keys(deviceOwners).length)
      checkSteps(seen, server.landed());
    checkNoLoss(server.state(), journal, seen, { landed: server.landed(), wentBack: server.alive() > 0 });
  };

  const run = async (work: () => Promise<void>): Promise<Failure | null> => {
    let isOver = false;
    work()
      .catch(fail)
      .finally(() => {
        isOver = true;
      });
    while (!isOver && failure === null) {
      if (schedule.turns() > mostTurns) fail(new PropertyError('liveness', `more than ${mostTurns} turns`));
      else if (!(await schedule.step()) && !isOver) fail(new PropertyError('liveness', 'everybody waits for something that does not come'));
    }
    return failure;
  };

  return {
    schedule,
    trace,
    server,
    devices,
    setFaults: (next) => {
      faults = next;
    },
    finish,
    run,
  };
};
