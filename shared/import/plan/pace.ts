/**
 * Called between slices of long work (each well under 30 ms): reports how far it is, lets other calls run, and throws CANCELLED when the person gave up.
 * `label` names the unit of the counts.
 */
export type Pace = (done: number, total: number, label: string) => Promise<void>;
