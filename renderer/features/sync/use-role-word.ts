import { useTranslation } from 'react-i18next';

/** A role on the server in words; one of a newer server as it is called there. */
export const useRoleWord = (): ((role: string) => string) => {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = t(($) => $.sync.role, { returnObjects: true });
  return (role) => words[role] ?? role;
};
