import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import { appendAudit } from '../audit/append.ts';
import { inTenant } from '../db/in-tenant.ts';
import { hashOfKey, makeKey } from '../feeds/keys/key-text.ts';
import type { CommandRun, ServerCommand } from './command.ts';
import { needed, onlyWord } from './words.ts';

const entitiesOf = ({ options }: CommandRun): string[] | null => {
  const given = options['entity'];
  if (typeof given !== 'string') return null;
  return given.split(',').map((word) => {
    const entity = ImportEntity.safeParse(word.trim());
    if (!entity.success) throw new AppError('FEED_ENTITY_UNKNOWN', { entity: word.trim(), known: ImportEntity.options.join(', ') });
    return entity.data;
  });
};

/** Makes a key for a feed and shows it once; the server keeps its hash. */
export const keyAdd: ServerCommand = {
  usage: 'key add --name N [--entity E,E...]',
  options: { name: { type: 'string' }, entity: { type: 'string' } },
  run: async (command) => {
    const { deps, tenantId } = command;
    const name = needed(command, 'name');
    if (!/^[\w .-]{1,60}$/.test(name))
      throw new AppError('SERVER_USAGE', { detail: '--name takes up to 60 letters, digits, blanks, dots and dashes' });
    const entities = entitiesOf(command);
    const key = makeKey(tenantId, deps.randomBytes);
    const id = deps.newId();
    const now = deps.clock.now();
    await inTenant(deps.db, { tenantId, memberId: null }, async (tx) => {
      const values = {
        tenant_id: tenantId,
        id,
        name,
        hash: hashOfKey(key),
        entities: entities && JSON.stringify(entities),
        created_at: now,
      };
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('api_key')
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new AppError('FEED_KEY_NAME', { name });
      await appendAudit(tx, { tenantId, actor: 'server', device: 'server', now, newId: deps.newId }, [
        { step: deps.newId(), entity: 'api_key', recordId: id, partnerId: null, before: null, after: { name, entities } },
      ]);
    });
    return { id, name, entities, key };
  },
};

/** Every key: its name, what it may bring, how often it was used; never the key. */
export const keyList: ServerCommand = {
  usage: 'key list',
  options: {},
  run: async ({ deps, tenantId }) =>
    await inTenant(deps.db, { tenantId, memberId: null }, (tx) =>
      tx
        .selectFrom('api_key')
        .select(['id', 'name', 'entities', 'created_at as createdAt', 'used_at as usedAt', 'uses', 'revoked_at as revokedAt'])
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    ),
};

/** Ends a key: the next request with it is refused. */
export const keyRevoke: ServerCommand = {
  usage: 'key revoke ID',
  options: {},
  run: async (command) => {
    const { deps, tenantId } = command;
    const id = onlyWord(command, 'key id');
    if (!z.uuid().safeParse(id).success) throw new AppError('FEED_KEY_GONE', { id });
    const now = deps.clock.now();
    return await inTenant(deps.db, { tenantId, memberId: null }, async (tx) => {
      const key = await tx.selectFrom('api_key').select(['name', 'revoked_at']).where('id', '=', id).forUpdate().executeTakeFirst();
      if (!key) throw new AppError('FEED_KEY_GONE', { id });
      const revokedAt = key.revoked_at ?? now;
      await tx.updateTable('api_key').set({ revoked_at: revokedAt }).where('id', '=', id).execute();
      await appendAudit(tx, { tenantId, actor: 'server', device: 'server', now, newId: deps.newId }, [
        {
          step: deps.newId(),
          entity: 'api_key',
          recordId: id,
          partnerId: null,
          before: { revokedAt: key.revoked_at },
          after: { revokedAt },
        },
      ]);
      return { id, name: key.name, revokedAt };
    });
  },
};
