import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { SearchSelect } from '#renderer/ui/search-select.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';

type PartnerFieldProps = {
  label: string;
  chosen: { id: string; name: string } | null;
  onChoose(id: string | null, name: string): void;
};

/** Finds another partner by its name. */
export const PartnerField = ({ label, chosen, onChoose }: PartnerFieldProps) => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const [search, setSearch] = useState('');
  const { data: hits } = useQuery('search.records', search.trim() === '' ? null : { text: search, limit: 50 }, { keepLast: true });
  return (
    <SearchSelect
      label={label}
      chosen={chosen}
      onChoose={(id, name) => onChoose(id, id === null ? '' : name)}
      onSearch={setSearch}
      found={(hits ?? []).flatMap(({ entity, id, title, detail }) =>
        entity === 'partner' && id !== partner.id ? [{ id, name: title, detail }] : [],
      )}
      nothingFound={t(($) => $.shell.palette.empty)}
    />
  );
};
