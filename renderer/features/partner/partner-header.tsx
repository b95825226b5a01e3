import { Badge, Button } from '@mantine/core';
import { IconPencil, IconPresentation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { useHasFormDraft } from '#renderer/state/form-drafts.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { subTypeWords } from '#renderer/ui/sub-type-words.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import classes from './partner.module.css';
import { Placement } from './placement.tsx';
import type { PartnerRecord } from './partner-values.ts';

type PartnerHeaderProps = {
  partner: PartnerRecord;
  program: Program;
  quarter: string;
  isBuilding: boolean;
  onEdit(): void;
  onBuildQbr(): void;
};

const meanings: Record<PartnerRecord['status'], StatusMeaning> = {
  prospect: 'unknown',
  enrolled: 'onTrack',
  suspended: 'atRisk',
  terminated: 'offTrack',
};

/** Who the partner is, and the one thing that is done most: building the QBR package. */
export const PartnerHeader = ({ partner, program, quarter, isBuilding, onEdit, onBuildQbr }: PartnerHeaderProps) => {
  const { t } = useTranslation();
  const hasDraft = useHasFormDraft(`partner.${partner.id}`);
  const { data } = useQuery('partners.facts', { ids: [partner.id] });
  const facts = data?.partners[0];
  const type = program.partnerTypes.find(({ key }) => key === partner.type)?.label ?? partner.type;
  const tier = program.tiers.find(({ key }) => key === partner.tier)?.label ?? partner.tier;
  return (
    <header className={classes['head']}>
      <div className={classes['titleRow']}>
        <div className={classes['title']}>
          <h1>
            {partner.name}{' '}
            {partner.sample ? (
              <Badge size="xs" variant="outline" color="gray">
                {t(($) => $.partner.sample)}
              </Badge>
            ) : null}
          </h1>
          <div className={classes['sub']}>
            <StatusMark meaning={meanings[partner.status]} label={t(($) => $.partner.status[partner.status])} />
            {type === null ? null : <span>{partner.subType === null ? type : `${type}, ${subTypeWords(partner.subType)}`}</span>}
            {tier === null ? null : <span>{tier}</span>}
            {facts ? <Placement facts={facts} /> : null}
          </div>
        </div>
        <div className={classes['actions']}>
          <Button variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={onEdit}>
            {hasDraft ? t(($) => $.partner.form.unsavedForm) : t(($) => $.partner.edit)}
          </Button>
          <Button
            leftSection={<IconPresentation size={14} aria-hidden />}
            loading={isBuilding}
            title={t(($) => $.partner.buildQbrOf, { quarter })}
            onClick={onBuildQbr}
          >
            {t(($) => $.partner.buildQbr)}
          </Button>
        </div>
      </div>
    </header>
  );
};
