import type { Migration } from 'kysely/migration';
import * as house from './0001_house.ts';
import * as auth from './0002_auth.ts';
import * as sync from './0003_sync.ts';
import * as files from './0004_files.ts';
import * as feeds from './0005_feeds.ts';
import * as quarantine from './0006_quarantine.ts';

/** Every migration of the server's database in order. Only ever add to the end. */
export const serverMigrations: ReadonlyArray<{ name: string; migration: Migration }> = [
  { name: '0001_house', migration: house },
  { name: '0002_auth', migration: auth },
  { name: '0003_sync', migration: sync },
  { name: '0004_files', migration: files },
  { name: '0005_feeds', migration: feeds },
  { name: '0006_quarantine', migration: quarantine },
];
