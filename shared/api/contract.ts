import type { z } from 'zod';
import { auditApi } from './audit.ts';
import type { MethodKind } from './define.ts';
import { alertsApi } from './alerts.ts';
import { commitmentsApi } from './commitments.ts';
import { draftsApi } from './drafts.ts';
import { filesApi } from './files.ts';
import { importsApi } from './imports.ts';
import { partnerFactsApi } from './partner-facts.ts';
import { metricsApi } from './metrics.ts';
import { notesApi } from './notes.ts';
import { partnerRecordsApi } from './partner-records.ts';
import { partnersApi } from './partners.ts';
import { planFilesApi } from './plan-files.ts';
import { plansApi } from './plans.ts';
import { programListsApi } from './program-lists.ts';
import { deckTemplatesApi } from './deck-templates.ts';
import { qbrBlocksApi } from './qbr-blocks.ts';
import { qbrCadenceApi } from './qbr-cadence.ts';
import { qbrCompareApi } from './qbr-compare.ts';
import { qbrExportsApi } from './qbr-exports.ts';
import { qbrRecordApi } from './qbr-record.ts';
import { qbrsApi } from './qbrs.ts';
import { recordsApi } from './records.ts';
import { reportsApi } from './reports.ts';
import { sampleApi } from './sample.ts';
import { scorecardsApi } from './scorecards.ts';
import { settingsApi } from './settings.ts';
import { storeApi } from './store.ts';
import { syncApi } from './sync.ts';
import { timelineApi } from './timeline.ts';
import { visibilityApi } from './visibility.ts';
import { todayApi } from './today.ts';

/** Every query and command between a page (or the command line) and the core. One entry a method; a missing or wrong handler does not compile. */
export const contract = {
  ...storeApi,
  ...settingsApi,
  ...programListsApi,
  ...partnersApi,
  ...metricsApi,
  ...recordsApi,
  ...commitmentsApi,
  ...partnerRecordsApi,
  ...qbrsApi,
  ...qbrBlocksApi,
  ...qbrCompareApi,
  ...deckTemplatesApi,
  ...qbrCadenceApi,
  ...qbrRecordApi,
  ...qbrExportsApi,
  ...reportsApi,
  ...scorecardsApi,
  ...sampleApi,
  ...importsApi,
  ...draftsApi,
  ...alertsApi,
  ...todayApi,
  ...auditApi,
  ...timelineApi,
  ...partnerFactsApi,
  ...visibilityApi,
  ...syncApi,
  ...filesApi,
  ...notesApi,
  ...plansApi,
  ...planFilesApi,
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type KindOf<M extends Method> = Contract[M]['kind'];
export type MethodsOf<K extends MethodKind> = { [M in Method]: KindOf<M> extends K ? M : never }[Method];
/** What a caller may send (defaults may be left out). */
export type InputOf<M extends Method> = z.input<Contract[M]['input']>;
/** What a handler gets, after parsing. */
export type ParsedInputOf<M extends Method> = z.output<Contract[M]['input']>;
export type OutputOf<M extends Method> = z.output<Contract[M]['output']>;

/** True for a method of the contract; own properties only, so no name of Object.prototype passes. */
export const isMethod = (name: string): name is Method => Object.hasOwn(contract, name);
