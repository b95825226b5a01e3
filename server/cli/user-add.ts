import { z } from 'zod';
import { type MemberRole, memberRoles } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import { checkNewPassword, createPasswordHasher } from '../auth/password.ts';
import { addPerson } from '../auth/people.ts';
import { storePassword } from '../auth/recovery.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { CommandRun, ServerCommand } from './command.ts';
import { memberByEmail } from './member.ts';
import { needed } from './words.ts';

const emailOf = (run: CommandRun): string => {
  const email = needed(run, 'email').toLowerCase();
  if (!z.email().safeParse(email).success) throw new AppError('SERVER_USAGE', { detail: `"${email}" is not an e-mail address` });
  return email;
};

const roleOf = (run: CommandRun): MemberRole => {
  const word = needed(run, 'role');
  const role = memberRoles.find((known) => known === word);
  if (!role) throw new AppError('SERVER_USAGE', { detail: `"${word}" is not a role; choose one of ${memberRoles.join(', ')}` });
  return role;
};

/** Makes an account with a password: the member, the person that everybody sees, and what the member may see. */
export const userAdd: ServerCommand = {
  usage: 'user add --email E --role cam|manager|rep|operations|admin|viewer --name N [--manager E] --password-stdin',
  options: {
    email: { type: 'string' },
    role: { type: 'string' },
    name: { type: 'string' },
    manager: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  run: async (run) => {
    const { deps, tenantId, options } = run;
    const [email, role, name] = [emailOf(run), roleOf(run), needed(run, 'name')];
    const managerEmail = typeof options['manager'] === 'string' ? options['manager'] : null;
    if (options['password-stdin'] !== true)
      throw new AppError('SERVER_USAGE', { detail: 'give the password on standard input and say --password-stdin' });
    const password = (await run.readInput()).replace(/\r?\n$/, '');
    checkNewPassword(password, [email, name]);
    const hash = await createPasswordHasher(deps.randomBytes, deps.passwordCost).hash(password);
    const id = deps.newId();
    const now = deps.clock.now();
    return await inTenant(deps.db, { tenantId, memberId: null }, async (tx) => {
      const managerId = managerEmail === null ? null : (await memberByEmail(tx, managerEmail)).id;
      const by = { tenantId, actor: 'server', device: 'server', now, newId: deps.newId };
      await addPerson(tx, by, { id, email, name, role, managerId });
      await storePassword(tx, tenantId, id, hash, now);
      return { id, email, name, role, manager: managerEmail };
    });
  },
};
