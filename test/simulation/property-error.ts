/** The properties that every history must keep. */
export const properties = {
  convergence: 'every device equals what its member may see on the server',
  access: 'nothing is on a device, or sent to it, that its member may not see',
  noLoss: 'every typed value stands, was replaced by who had seen it, or is in the inbox',
  winner: 'of two edits that had not seen each other the later stamp stands, and strict values never change unseen',
  once: 'an operation takes effect once',
  whole: 'values that mean one thing together, and operations of one group, never come apart',
  forward: 'no read on a device goes behind an earlier one',
  cursor: 'the cursor moves with the rows it stands for',
  queues: 'queues end empty, and nothing refused stands in the way',
  settled: 'what was settled once is settled everywhere',
  liveness: 'sync ends once the faults have stopped',
  noSurprise: 'nothing fails that was not made to fail',
} as const;
export type Property = keyof typeof properties;

/** A property that a history broke. */
export class PropertyError extends Error {
  readonly property: Property;
  constructor(property: Property, detail: string) {
    super(`${property}: ${detail}`);
    this.name = 'PropertyError';
    this.property = property;
  }
}

/** Throws when `holds` is false. */
export const hold = (property: Property, holds: boolean, detail: () => string): void => {
  if (!holds) throw new PropertyError(property, detail());
};
