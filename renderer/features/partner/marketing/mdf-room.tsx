import { useTranslation } from 'react-i18next';
import { formatMinor, locale } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { parseAmount } from '#renderer/ui/parse-amount.ts';
import { textOf } from '../records/entry-text.ts';
import { useEntries } from '../records/use-entries.ts';
import { mdfChain } from './mdf-chain.ts';

/** States in which nothing is decided yet; an approval of too much is refused when it is saved. */
const undecided: ReadonlySet<string> = new Set(['draft', 'requested', 'under_review', 'returned']);

type MdfRoomProps = {
  /** The request that is edited; undefined for a new one. */
  id: string | undefined;
  values: Readonly<Record<string, string>>;
};

/** Says beside a request that its fund has less left than is asked: it can be saved as asked, but not approved. Nothing where it fits or cannot be compared. */
export const MdfRoom = ({ id, values }: MdfRoomProps) => {
  const { t } = useTranslation();
  const allocations = useEntries('mdf_allocation');
  const requests = useEntries('mdf_request');
  const allocation = allocations?.find((one) => one.id === values['allocation']);
  if (!allocation || !requests || !undecided.has(values['state'] ?? '')) return null;
  const chain = mdfChain(
    allocation,
    requests.filter((one) => one.id !== id),
    [],
  );
  const asked = parseAmount(values['amount'] ?? '', values['currency'] ?? '', locale());
  if (chain === null || asked === null || chain.currency !== values['currency'] || asked <= chain.remaining) return null;
  return (
    <div role="status">
      <StatusMark
        meaning="atRisk"
        label={t(($) => $.partner.mdf.overAsked, {
          left: formatMinor(Math.max(0, chain.remaining), chain.currency),
          currency: chain.currency,
          program: textOf(allocation.values['program']) ?? '',
        })}
      />
    </div>
  );
};
