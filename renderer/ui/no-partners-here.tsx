import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';
import { serverName } from './server-name.ts';

type NoPartnersHereProps = {
  /** `arriving`: they are on their way; `here`: the server has none that this person may see. */
  arrival: 'arriving' | 'here';
  server: string;
  children?: ReactNode;
};

/** Why a store that is connected to a server holds no partner. */
export const NoPartnersHere = ({ arrival, server, children }: NoPartnersHereProps) => {
  const { t } = useTranslation();
  return arrival === 'arriving' ? (
    <EmptyState kind="not-downloaded" title={t(($) => $.sync.empty.arriving.title)} text={t(($) => $.sync.empty.arriving.text)} />
  ) : (
    <EmptyState
      kind="no-rights"
      title={t(($) => $.sync.empty.noRights.title)}
      text={t(($) => $.sync.empty.noRights.text, { server: serverName(server) })}
    >
      {children}
    </EmptyState>
  );
};
