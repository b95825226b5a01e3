import type { Remote } from '#core/sync/remote.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Operation, PullLine, PullRequest, PushAnswer, PushRequest } from '#shared/sync/protocol.ts';
import type { Random } from './random.ts';
import type { Schedule } from './schedule.ts';
import type { Trace } from './trace.ts';

/** How often each fault strikes, from 0 to 1; all are 0 once the faults have stopped. `slowMs`: the longest that one step takes. */
export type Faults = { loseRequest: number; loseAnswer: number; repeat: number; cutPull: number; endPull: number; slowMs: number };

export const noFaults: Faults = { loseRequest: 0, loseAnswer: 0, repeat: 0, cutPull: 0, endPull: 0, slowMs: 20 };

/** What stands at the other end of the line, for one member on one device. `alive`: changes when everything under way is cut. */
export type Line = {
  push(request: PushRequest): Promise<PushAnswer>;
  pull(request: PullRequest): AsyncIterable<PullLine>;
  alive(): number;
};

export type NetworkDeps = {
  schedule: Schedule;
  random: Random;
  trace: Trace;
  name: string;
  faults(): Faults;
  fail(error: unknown): void;
  line: Line;
};

const unreachable = (): AppError => new AppError('SERVER_UNREACHABLE', { server: 'the simulation' });
/** A message as it comes out of the other end. */
const overWire = <T>(schema: { parse(value: unknown): T }, message: T): T => schema.parse(JSON.parse(JSON.stringify(message)));

const opInShort = ({ i, o, t, r, b, g }: Operation): string => `${i} ${o} ${t} ${r} on ${b}${g === undefined ? '' : ` in ${g}`}`;

/** What a line of a pull says, in short. */
const inShort = (line: PullLine): string => {
  if ('h' in line) return `to ${line.h.to}${line.h.full ? ' full' : ''}, drop ${line.h.drop.join(' ')}, snap ${line.h.snap.join(' ')}`;
  if ('b' in line) return `${line.b} ${line.rows.map(([id, ver]) => `${id}@${ver}`).join(' ')}`;
  if ('d' in line) return `without ${line.d} ${line.rows.map(([id, ver]) => `${id}@${ver}`).join(' ')}`;
  if ('k' in line) return `place ${Buffer.from(line.k, 'base64url').toString()}`;
  return JSON.stringify(line);
};

/** A line to the server that loses, repeats, delays and cuts. What comes through comes as text and is checked, as over HTTP. */
export const network = ({ schedule, random, trace, name, faults, fail, line }: NetworkDeps): Remote => {
  const way = (): Promise<void> => schedule.sleep(random.int(1, Math.max(1, faults().slowMs)));
  const strikes = (fault: Exclude<keyof Faults, 'slowMs'>): boolean => {
    const share = faults()[fault];
    const does = share > 0 && random.chance(share);
    if (does) trace.note(`${schedule.now()} ${name} ${fault}`);
    return does;
  };
  const repeatLater = async (request: PushRequest): Promise<void> => {
    for (let times = random.int(1, 3); times > 0; times -= 1) {
      await schedule.sleep(random.int(1, 4 * Math.max(1, faults().slowMs)));
      try {
        await line.push(request);
      } catch (error) {
        // nobody hears the answer to a repetition
        if (!(error instanceof AppError)) throw error;
      }
    }
  };
  return {
    push: async (message, signal) => {
      const request = overWire(PushRequest, message);
      trace.note(`${schedule.now()} ${name} sends ${request.operations.map(opInShort).join(', ')}${request.resend ? ' again' : ''}`);
      const since = line.alive();
      await way();
      if (signal.aborted || strikes('loseRequest')) throw unreachable();
      if (strikes('repeat')) repeatLater(request).catch(fail);
      const answer = await line.push(request);
      await way();
      if (line.alive() !== since || strikes('loseAnswer')) throw unreachable();
      trace.note(
        `${schedule.now()} ${name} is answered up to ${answer.last}${answer.results.map(({ i, status, code = '' }) => `, ${i} ${status} ${code}`).join('')}`,
      );
      return overWire(PushAnswer, answer);
    },
    pull: async function* (message, signal) {
      const request = overWire(PullRequest, message);
      const since = line.alive();
      await way();
      if (signal.aborted || strikes('loseRequest')) throw unreachable();
      for await (const text of line.pull(request)) {
        if (random.chance(0.3)) await way();
        if (line.alive() !== since) throw unreachable();
        if (strikes('cutPull')) throw new AppError('SERVER_ANSWER');
        if (strikes('endPull')) return;
        trace.note(`${schedule.now()} ${name} hears ${inShort(text)}`);
        yield overWire(PullLine, text);
      }
    },
    live: () => Promise.reject(unreachable()),
  };
};
