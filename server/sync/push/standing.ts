import type { MemberRole } from '#shared/access/roles.ts';
import type { Grant } from '../store.ts';
import { memberScope } from './scope-of.ts';

/** What a member holds at this moment. */
export type Standings = {
  memberId: string;
  role: MemberRole;
  holds(scope: string): boolean;
  /** He held it once. */
  held(scope: string): boolean;
  /** A partner that he has just made is his. */
  gain(scope: string): void;
  lose(scope: string): void;
};

export const standingsOf = (memberId: string, role: MemberRole, grants: readonly Grant[]): Standings => {
  const active = new Set(grants.filter((grant) => grant.active).map(({ scope }) => scope));
  const ended = new Set(grants.filter((grant) => !grant.active).map(({ scope }) => scope));
  for (const scope of ['tenant', memberScope(memberId)]) active.add(scope);
  return {
    memberId,
    role,
    holds: (scope) => active.has(scope),
    held: (scope) => ended.has(scope),
    gain: (scope) => void active.add(scope),
    lose: (scope) => void active.delete(scope),
  };
};
