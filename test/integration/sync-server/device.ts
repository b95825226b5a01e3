import { zstdDecompressSync } from 'node:zlib';
import { hlcText } from '#shared/sync/clock.ts';
import { codingHeader, Operation, PullLine, PushAnswer, protocolVersion } from '#shared/sync/protocol.ts';
import type { TestMember, TestServer } from '#test/support/make-server.ts';

/** An operation without what a device adds by itself. */
export type Wanted = Pick<Operation, 't' | 'r' | 's' | 'o'> & Partial<Omit<Operation, 'i'>> & { i?: number };
export type Refused = { status: number; code: string; params: Record<string, unknown> };

/** A device that speaks the protocol by hand. */
export type Device = {
  id: string;
  member: TestMember;
  token: string;
  state: { next: number; cursor: number; epoch: string | null; incarnation: string; protocol: number };
  /** The operations with their numbers and stamps, without sending them. */
  number(operations: readonly Wanted[]): Operation[];
  /** Sends operations as they are. */
  send(operations: readonly Operation[], more?: Record<string, unknown>): Promise<PushAnswer | Refused>;
  push(...operations: Wanted[]): Promise<PushAnswer>;
  pullRaw(more?: Record<string, unknown>): Promise<PullLine[] | Refused>;
  /** Pulls to the end and moves the cursor. */
  pull(more?: Record<string, unknown>): Promise<PullLine[]>;
};

export const isRefused = (answer: object): answer is Refused => 'code' in answer;

const post = (server: TestServer, token: string, path: string, body: unknown): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const refusalOf = async (response: Response): Promise<Refused> => {
  const { code, params } = (await response.json()) as Omit<Refused, 'status'>;
  return { status: response.status, code, params };
};

const must = <T extends object>(answer: T | Refused): T => {
  if (isRefused(answer)) throw new Error(`${answer.status} ${answer.code} ${JSON.stringify(answer.params)}`);
  return answer;
};

/** A new device of a member. */
export const newDevice = async (server: TestServer, member: TestMember): Promise<Device> => {
  const token = await server.tokenFor(member);
  const id = token.split(' ')[3] ?? '';
  const state = { next: 1, cursor: 0, epoch: null, incarnation: 'first', protocol: protocolVersion };
  let stamps = 0;
  const sender = () => ({ device: id, incarnation: state.incarnation, protocol: state.protocol, epoch: state.epoch });
  const device: Device = {
    id,
    member,
    token,
    state,
    number: (operations) =>
      operations.map((operation) =>
        Operation.parse({
          b: operation.o === 'i' ? null : 0,
          h: hlcText(server.clock.at, (stamps += 1), id),
          i: operation.i ?? state.next++,
          ...operation,
        }),
      ),
    send: async (operations, more = {}) => {
      const response = await post(server, token, '/v1/push', { ...sender(), operations, ...more });
      return response.ok ? PushAnswer.parse(await response.json()) : await refusalOf(response);
    },
    push: async (...operations) => must(await device.send(device.number(operations))),
    pullRaw: async (more = {}) => {
      const response = await post(server, token, '/v1/pull', { ...sender(), cursor: state.cursor, token: null, ...more });
      if (!response.ok) return await refusalOf(response);
      if (response.headers.get(codingHeader) !== 'zstd') throw new Error('another coding');
      const text = zstdDecompressSync(Buffer.from(await response.arrayBuffer())).toString();
      return text
        .trimEnd()
        .split('\n')
        .map((line) => PullLine.parse(JSON.parse(line)));
    },
    pull: async (more) => {
      const lines = must(await device.pullRaw(more));
      const last = lines.at(-1);
      if (last && 'c' in last) state.cursor = last.c;
      return lines;
    },
  };
  return device;
};

/** Every row of a pull, by table and id: its values by column; null for one that is deleted. */
export const rowsOf = (lines: readonly PullLine[]): Map<string, Record<string, unknown> | null> => {
  const rows = new Map<string, Record<string, unknown> | null>();
  const head = lines.find((line) => 'h' in line)?.h;
  for (const line of lines) {
    if ('b' in line)
      for (const [id, ver, ...values] of line.rows) {
        const columns = head?.columns[line.b] ?? [];
        const fields = Object.fromEntries(columns.map((column, at) => [column, values[at]]));
        rows.set(`${line.b} ${id}`, { ...fields, ...(values[columns.length] as object | undefined), ver });
      }
    if ('d' in line) for (const [id] of line.rows) rows.set(`${line.d} ${id}`, null);
  }
  return rows;
};
