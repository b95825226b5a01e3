import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { openOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { usePartnerPage } from './partner-page-context.tsx';
import classes from './partner.module.css';

const words: Readonly<Record<string, string>> = alertTexts.words;
const reasons: Readonly<Record<string, string>> = alertTexts.coverage;

type PlacementProps = { facts: PartnerFactsRow };

/** Asks for a segment or a coverage other than the computed one, with its reason. */
const Decide = ({ facts }: PlacementProps) => {
  const { t } = useTranslation();
  const { partner, lent } = usePartnerPage();
  const isOpen = useUiStore(({ overlay }) => overlay === 'override');
  const label = t(($) => $.partner.placement.decide);
  const chosen = useMemo(
    () => [{ id: partner.id, name: partner.name, active: facts.segment !== 'ACTIVATION_FOCUS' }],
    [partner.id, partner.name, facts.segment],
  );
  return (
    <>
      <ActionIcon size="xs" aria-label={label} title={label} onClick={() => openOverlay('override')}>
        <IconPencil size={13} aria-hidden />
      </ActionIcon>
      {isOpen ? <lent.Override chosen={chosen} /> : null}
    </>
  );
};

/** In which segment a partner is and how it is covered; what a person decided says so, with the reason. */
export const Placement = ({ facts }: PlacementProps) => {
  const { t } = useTranslation();
  const { segment, segmentOverride, coverage, coverageOverride, coverageReason } = facts;
  const decided = (reason: string): string => t(($) => $.partner.placement.decided, { reason });
  const because = (reason: string): string => reasons[reason] ?? reason;
  return (
    <>
      {segment === null ? null : (
        <span title={segmentOverride ? decided(segmentOverride.reason) : t(($) => $.partner.placement.computed)}>
          {t(($) => $.partner.placement.segment)} <strong className={classes['placed']}>{words[segment] ?? segment}</strong>
          {segmentOverride ? (
            <>
              {' '}
              {segmentOverride.value === segment
                ? t(($) => $.partner.placement.byHand)
                : t(($) => $.partner.placement.waits, { value: words[segmentOverride.value] ?? segmentOverride.value })}
            </>
          ) : null}
        </span>
      )}
      {coverage === null ? null : (
        <span title={coverageOverride ? decided(coverageOverride.reason) : because(coverageReason)}>
          {t(($) => $.partner.placement.coverage)} <strong className={classes['placed']}>{words[coverage] ?? coverage}</strong>
          {coverageOverride ? <> {t(($) => $.partner.placement.byHand)}</> : null}
        </span>
      )}
      {segment === null ? null : <Decide facts={facts} />}
    </>
  );
};
