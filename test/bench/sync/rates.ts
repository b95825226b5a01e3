import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { hlcText } from '#shared/sync/clock.ts';
import { protocolVersion } from '#shared/sync/protocol.ts';
import { atLeast, atMost, type PartResult } from './part.ts';
import { madeId } from './rows.ts';
import type { Speaker } from './speaker.ts';
import type { BenchWorld } from './world.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const post = (url: string, authorization: string, body: unknown): Promise<{ status: number; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), authorization } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) }));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });

/** How often a second `work` is done by `lanes` at once. */
const rate = async (lanes: number, seconds: number, work: (lane: number, at: number) => Promise<void>): Promise<number> => {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let at = 0; performance.now() < until; at++) {
        await work(lane, at);
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - started);
};

const expectOk = ({ status, body }: { status: number; body: Buffer }): void => {
  if (status !== 200) throw new Error(`the server answered ${status}: ${body.toString().slice(0, 200)}`);
};

const lanes = 8;
const seconds = 4;

/** Pulls a second with nothing new, against the two indexed questions that a pull cannot do without, asked of the same database by hand. */
export const emptyPulls = async (world: BenchWorld, speaker: Speaker, cursor: number): Promise<PartResult> => {
  const { authorization } = speaker;
  const ours = await rate(lanes, seconds, async () => {
    expectOk(
      await post(`${world.url}/v1/pull`, authorization, {
        device: speaker.device,
        incarnation: 'bench',
        protocol: protocolVersion,
        epoch: null,
        cursor,
        token: null,
        again: [],
      }),
    );
  });
  const pool = new pg.Pool({ connectionString: world.databaseUrl, max: 10 });
  const floor = await rate(lanes, seconds, async () => {
    await pool.query('SELECT seq FROM sync_head WHERE id = $1', [world.tenantId]);
    await pool.query('SELECT scope_id FROM scope_grant WHERE tenant_id = $1 AND ver > $2', [world.tenantId, cursor]);
  });
  await pool.end();
  return atLeast(0.1, ours, floor, { pulls_per_second: Math.round(ours) });
};

const operationsAtOnce = 20;

/** Pushes a second of 20 edits each by eight devices in one company, against the same rows written by one hand-written statement a push on the same database. */
export const pushes = async (world: BenchWorld, speakers: readonly Speaker[]): Promise<PartResult> => {
  const rowOf = (lane: number, at: number): string => madeId(3, (lane * 3_000 + at * operationsAtOnce) % 25_000);
  const ours = await rate(speakers.length, seconds, async (lane, at) => {
    const speaker = speakers[lane];
    if (!speaker) return;
    const operations = Array.from({ length: operationsAtOnce }, (_, one) => ({
      i: at * operationsAtOnce + one + 1,
      t: 'deal',
      r: madeId(3, (lane * 3_000 + ((at * operationsAtOnce + one) % 3_000)) % 25_000),
      s: 'bench',
      o: 'u',
      b: 1_000_000,
      h: hlcText(Date.now(), one, speaker.device),
      f: { note: `pushed ${at}` },
      p: { note: null },
    }));
    const scopes = operations.map((operation) => ({ ...operation, s: scopeOfDeal(operation.r) }));
    expectOk(
      await post(`${world.url}/v1/push`, speaker.authorization, {
        device: speaker.device,
        incarnation: `bench-${lane}`,
        protocol: protocolVersion,
        epoch: null,
        operations: scopes,
      }),
    );
  });
  const pool = new pg.Pool({ connectionString: world.databaseUrl, max: 10 });
  const floor = await rate(speakers.length, seconds, async (lane, at) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.tenant', $1, true)`, [world.tenantId]);
      await client.query(
        `WITH taken AS (UPDATE sync_head SET seq = seq + 1 WHERE id = $1 RETURNING seq), told AS (SELECT set_config('sync.seq', seq::text, true), seq FROM taken)
         UPDATE synced_row r SET fields = r.fields || jsonb_build_object('note', $3::text), ver = told.seq FROM told WHERE r.tenant_id = $1 AND r.tbl = 'deal' AND r.id = ANY($2::text[])`,
        [world.tenantId, Array.from({ length: operationsAtOnce }, (_, one) => rowOf(lane, at * operationsAtOnce + one)), `by hand ${at}`],
      );
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  });
  await pool.end();
  return atLeast(0.25, ours, floor, { pushes_per_second: Math.round(ours), edits_per_second: Math.round(ours * operationsAtOnce) });
};

let scopes: Map<string, string> | null = null;
export const knowScopes = (rows: Iterable<{ id: string; scope: string }>): void => {
  scopes = new Map([...rows].map(({ id, scope }) => [id, scope]));
};
const scopeOfDeal = (id: string): string => scopes?.get(id) ?? '';

const residentOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);

const listeners = 1_000;

/** 1,000 devices listen; one write pokes them all. Milliseconds from the commit to the last poke, against the half second in which the server looks; and the server's memory for each. */
export const listening = async (world: BenchWorld, speaker: Speaker, poke: () => Promise<void>): Promise<PartResult> => {
  const { authorization } = speaker;
  const before = residentOf(world.serverPid);
  let heard = 0;
  let resolveAll: () => void = () => undefined;
  const open = await Promise.all(
    Array.from(
      { length: listeners },
      () =>
        new Promise<{ close(): void }>((resolve, reject) => {
          let pokes = 0;
          const asked = request(`${world.url}/v1/live`, { headers: { authorization }, agent: false }, (answer) => {
            answer.on('data', () => {
              pokes += 1;
              if (pokes === 2) {
                heard += 1;
                if (heard === listeners) resolveAll();
              }
              if (pokes === 1) resolve({ close: () => asked.destroy() });
            });
          });
          asked.on('error', reject);
          asked.end();
        }),
    ),
  );
  const memory = residentOf(world.serverPid) - before;
  const all = new Promise<void>((resolve) => {
    resolveAll = resolve;
  });
  const started = performance.now();
  await poke();
  await all;
  const took = performance.now() - started;
  for (const one of open) one.close();
  return atMost(3, took, 500, { devices: listeners, kb_per_device: Math.round(memory / listeners) });
};
