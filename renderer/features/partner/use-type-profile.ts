import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { usePartnerPage } from './partner-page-context.tsx';

/** How the program treats partners of this one's type; those without a type have the generic profile. */
export const useTypeProfile = (): TypeProfile => {
  const { partner } = usePartnerPage();
  const { data } = useQuery('settings.profiles', {});
  return data?.find(({ type }) => type === partner.type)?.profile ?? genericProfile;
};
