import type { Figure } from '../figure.ts';
import type { WindowKey } from './frame.ts';

/**
 * A named amount of one partner that formulas are made of. `window`: what it reads. `missing`: why local data cannot give it.
 * `unit` money: minor units of the reporting currency.
 */
export type InputDef = { says: string; unit: Figure['unit']; window: WindowKey; missing?: string };

/** The value of an input for one partner: an amount, a list for medians, amounts by key for distributions. Null: unknown, because a rate is missing. */
export type InputValue = number | null | readonly number[] | Readonly<Record<string, number>>;
