import { memberRoles } from '#shared/access/roles.ts';
import { actsFor } from './acts.ts';
import type { Device } from './device.ts';
import { noFaults } from './network.ts';
import { partners, people } from './people.ts';
import { makePlan, type Plan } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import { createWorld, type Elsewhere, type Failure } from './world.ts';

export type Told = { seed: number; hash: string; failure: Failure | null; lines: readonly string[] };

/** One device that works: things are typed and sent, in the order that the dice give. */
const work = async (
  device: Device,
  plan: Plan,
  random: Random,
  sleep: (ms: number) => Promise<void>,
  left: { acts: number },
): Promise<void> => {
  const acts = actsFor([people.ann.id, people.ben.id], plan.oneField);
  const total = acts.reduce((sum, { share }) => sum + share, 0);
  const actOnce = async (): Promise<void> => {
    let at = random.next() * total;
    const chosen = acts.find(({ share }) => (at -= share) < 0);
    if (chosen) await device.act(chosen.name, chosen.act);
  };
  while (left.acts > 0) {
    await sleep(random.int(1, 400) * random.pick([1, 1, 20]));
    left.acts -= 1;
    if (plan.crashes && random.chance(0.06)) device.armCrash(random.int(1, 60));
    if (random.int(1, 10) <= plan.syncs) {
      device.startSync();
      // people go on typing while it runs
      if (random.chance(0.6)) continue;
      await sleep(random.int(1, 2 * plan.faults.slowMs));
    }
    await actOnce();
  }
};

/** `changed`: what of the plan is not left to the dice. */
export type HistoryOptions = { keepLines?: boolean; changed?: Partial<Plan>; elsewhere?: Elsewhere };

/** Runs the history of a seed: the same seed gives the same one, step by step. */
export const runHistory = async (seed: number, { keepLines = false, changed = {}, elsewhere = {} }: HistoryOptions = {}): Promise<Told> => {
  const random = createRandom(seed);
  const plan = { ...makePlan(random, seed), ...changed };
  const world = await createWorld(random, plan, keepLines, elsewhere);
  const { schedule, trace, server, devices } = world;
  trace.note(`seed ${seed} ${JSON.stringify(plan)}`);
  const disk = random.pick(devices);
  const more: Array<Promise<void>> = [];
  const administer = async (): Promise<void> => {
    const wanted = [
      ...(plan.reassign ? ['reassign', 'reassign'] : []),
      ...(plan.roles ? ['role'] : []),
      ...(plan.deactivate ? ['deactivate'] : []),
      ...(plan.tombstones ? ['collect', 'collect'] : []),
      ...(plan.serverRestore ? ['backUp', 'backUp', 'restore'] : ['backUp']),
      ...(plan.disk === 'cloned' ? ['clone'] : []),
      ...(plan.disk === 'restored' ? ['keepDisk', 'bringDiskBack'] : []),
    ];
    for (const what of wanted.sort(() => random.next() - 0.5)) {
      await schedule.sleep(random.int(50, 6_000));
      trace.note(`${schedule.now()} administrator ${what}`);
      const device = random.pick(devices);
      if (what === 'reassign') await server.reassign(random.pick(partners).id, random.pick(['ann', 'ben'] as const));
      else if (what === 'role') await server.setMember(random.pick(['ann', 'mia', 'rob'] as const), { role: random.pick(memberRoles) });
      else if (what === 'deactivate') {
        const name = random.pick(['ben', 'rob'] as const);
        await server.setMember(name, { isActive: false });
        await schedule.sleep(random.int(50, 6_000));
        await server.setMember(name, { isActive: true });
      } else if (what === 'collect') await server.collectTombstones();
      else if (what === 'backUp') server.backUp();
      else if (what === 'restore') server.restore();
      else if (what === 'clone') {
        const copy = await device.clone(`${device.name}copy`);
        devices.push(copy);
        // both go on, and neither knows of the other
        const left = { acts: 16 };
        more.push(work(copy, plan, random, schedule.sleep, left), work(device, plan, random, schedule.sleep, left));
      } else if (what === 'keepDisk') await disk.keepDisk();
      else await disk.bringDiskBack();
    }
  };

  const live = async (): Promise<void> => {
    world.setFaults(noFaults);
    for (const device of devices) if (random.chance(0.85)) await device.syncNow();
    world.setFaults(plan.faults);
    const left = { acts: plan.acts };
    await Promise.all([...devices.map((device) => work(device, plan, random, schedule.sleep, left)), administer()]);
    await Promise.all(more);
    for (const device of devices) await device.rest();
    world.setFaults(noFaults);
    trace.note(`${schedule.now()} the faults stop`);
    await world.finish();
  };

  const failure = await world.run(live);
  for (const device of devices) device.close();
  return { seed, hash: trace.hash(), failure, lines: trace.lines() };
};
