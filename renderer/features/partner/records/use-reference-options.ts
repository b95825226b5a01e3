import { isRecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import type { RecordField } from '#shared/domain/records/record-kind.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { dealName } from '../deal-columns.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { entryTitle } from './entry-text.ts';
import { useRecordWords } from './use-record-words.ts';

type Option = { value: string; label: string };
const most = 1000;
const listNames = {
  onboarding_template: 'onboarding',
  certificate_definition: 'certificates',
  compliance_requirement: 'requirements',
} as const;

/** Names that stand twice get a number, or nobody could tell them apart and the list would refuse them. */
const distinct = (options: readonly Option[]): Option[] => {
  const seen = new Map<string, number>();
  return options.map(({ value, label }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { value, label: count === 1 ? label : `${label} (${count})` };
  });
};

/** What a field that names another record offers: people, products, and what belongs to this partner. */
export const useReferenceOptions = (field: RecordField): Option[] => {
  const { partner } = usePartnerPage();
  const words = useRecordWords();
  const partnerId = partner.id;
  const refers = field.kind === 'record' && field.refers !== undefined && isRecordKey(field.refers) ? field.refers : null;
  const { data: people } = useQuery('people.list', field.kind === 'person' ? {} : null);
  const { data: products } = useQuery('products.list', field.kind === 'product' ? {} : null);
  const { data: contacts } = useQuery('contacts.list', field.kind === 'contact' ? { partnerId } : null);
  const { data: deals } = useQuery('deals.list', field.kind === 'deal' ? { partnerId, limit: most } : null);
  const { data: entries } = useQuery('entries.list', refers === null ? null : { kind: refers, partnerId, limit: most });
  const { data: lists } = useQuery('settings.lists', field.kind === 'program' ? {} : null);
  const named = (list: ReadonlyArray<{ id: string; name: string }> | undefined): Option[] =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: name }));
  switch (field.kind) {
    case 'person':
      return distinct(named(people));
    case 'product':
      return distinct(named(products));
    case 'contact':
      return distinct(named(contacts));
    case 'deal':
      return distinct((deals?.deals ?? []).map((deal) => ({ value: deal.id, label: dealName(deal) || deal.id })));
    case 'record': {
      if (refers === null) return [];
      const kind = recordKindOf(refers);
      return distinct(
        (entries?.rows ?? []).map((row) => ({ value: row.id, label: entryTitle(kind, row, words.choice, words.one(refers)) })),
      );
    }
    case 'program': {
      const list = field.list === undefined ? [] : (lists?.[listNames[field.list]] ?? []);
      return distinct(list.map(({ key, label }) => ({ value: key, label })));
    }
    default:
      return [];
  }
};
