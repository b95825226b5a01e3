import type { InputDef } from './input.ts';
import { dealInputs } from './inputs/deals.ts';
import { demandInputs } from './inputs/demand.ts';
import { enablementInputs } from './inputs/enablement.ts';
import { networkInputs } from './inputs/network.ts';
import { performanceInputs } from './inputs/performance.ts';
import { typeInputs } from './inputs/types.ts';

const known = {
  ...networkInputs,
  ...dealInputs,
  ...enablementInputs,
  ...demandInputs,
  ...performanceInputs,
  ...typeInputs,
} as const;

export type InputId = keyof typeof known;
/** Every amount that a formula can name, by its name. */
export const inputs: Readonly<Record<InputId, InputDef>> = known;
export const inputIds = Object.keys(known) as InputId[];
