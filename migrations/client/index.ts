import type { Migration } from 'kysely/migration';
import * as portfolio from './0001_portfolio.ts';
import * as drafts from './0002_drafts.ts';
import * as partnerRecord from './0003_partner_record.ts';
import * as sync from './0004_sync.ts';
import * as filesNotes from './0005_files_notes.ts';
import * as qbr from './0006_qbr.ts';
import * as plan from './0007_plan.ts';

/** Every migration of the client's store in order. Only ever add to the end; the guard test holds this. */
export const clientMigrations: ReadonlyArray<{ name: string; migration: Migration }> = [
  { name: '0001_portfolio', migration: portfolio },
  { name: '0002_drafts', migration: drafts },
  { name: '0003_partner_record', migration: partnerRecord },
  { name: '0004_sync', migration: sync },
  { name: '0005_files_notes', migration: filesNotes },
  { name: '0006_qbr', migration: qbr },
  { name: '0007_plan', migration: plan },
];
