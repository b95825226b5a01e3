import type { QbrFacts, QbrPackage } from './model.ts';
import { findRisks } from './risks.ts';

/** The package of a partner and quarter from what the store holds: the facts, and what follows from them. */
export const buildPackage = (facts: QbrFacts): QbrPackage => ({ schema: 1, ...facts, risks: findRisks(facts) });
