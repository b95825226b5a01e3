import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/commitments.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { CommitmentColumn } from './commitment-column.tsx';
import { type CommitmentSide, commitmentLists } from './commitment-lists.ts';
import commitments from './commitments.module.css';
import { Section } from './section.tsx';

type CommitmentsSectionProps = {
  partnerId: string;
  asOf: IsoDate;
  onAdd(side: CommitmentSide): void;
  onOpen(commitment: Commitment): void;
};

/** What both sides promised, beside each other. */
export const CommitmentsSection = ({ partnerId, asOf, onAdd, onOpen }: CommitmentsSectionProps) => {
  const { t } = useTranslation();
  const title = t(($) => $.partner.section.commitments);
  const { data, error } = useQuery('commitments.list', { partnerId });
  // in the column of their promises, theirs is meant
  const addHere = (): void => onAdd(document.activeElement?.closest('[data-side="partner"]') ? 'partner' : 'vendor');
  if (!data)
    return (
      <Section name="commitments" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  if (data.length === 0)
    return (
      <Section name="commitments" title={title} onAdd={addHere}>
        <EmptyState
          kind="nothing"
          isLine
          title={t(($) => $.partner.empty.commitments.title)}
          text={t(($) => $.partner.empty.commitments.text)}
        >
          {(['vendor', 'partner'] as const).map((side) => (
            <Button key={side} variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onAdd(side)}>
              {t(($) => $.partner.commitments[side === 'vendor' ? 'addOurs' : 'addTheirs'])}
            </Button>
          ))}
        </EmptyState>
      </Section>
    );
  return (
    <Section name="commitments" title={title} onAdd={addHere}>
      <div className={commitments['sides']}>
        {commitmentLists(data).map((list) => (
          <CommitmentColumn key={list.side} partnerId={partnerId} list={list} asOf={asOf} onAdd={() => onAdd(list.side)} onOpen={onOpen} />
        ))}
      </div>
    </Section>
  );
};
