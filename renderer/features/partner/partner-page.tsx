import { useMemo, useRef, useState } from 'react';
import type { Program } from '#shared/api/settings.ts';
import { quarterOf } from '#shared/domain/fiscal.ts';
import { recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { AlliancesTab } from './alliances/alliances-tab.tsx';
import { CareTab } from './care/care-tab.tsx';
import { DistributionTab } from './distribution/distribution-tab.tsx';
import { EnablementTab } from './enablement/enablement-tab.tsx';
import { FilesTab } from './files/files-tab.tsx';
import { HistorySection } from './history-section.tsx';
import { IncentivesTab } from './incentives/incentives-tab.tsx';
import { MarketingTab } from './marketing/marketing-tab.tsx';
import { NotesTab } from './notes/notes-tab.tsx';
import { OnboardingTab } from './onboarding/onboarding-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PartnerForm } from './partner-form.tsx';
import { PartnerHeader } from './partner-header.tsx';
import { PartnerPageProvider, type PartnerPageState } from './partner-page-context.tsx';
import { PartnerTabs } from './partner-tabs.tsx';
import classes from './partner.module.css';
import type { PartnerRecord } from './partner-values.ts';
import { PlaceFigures } from './place-figures.tsx';
import { addInFocus, SectionAdds } from './section-adds.tsx';
import { SellingTab } from './selling/selling-tab.tsx';
import { ServicesTab } from './services/services-tab.tsx';
import { arrangeTabs, isPlace, type PartnerTab, readAddress } from './tabs.ts';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import { useBuildQbr } from './use-build-qbr.ts';
import { PlanTab } from './plan-tab.tsx';
import { profileOf } from './use-type-profile.ts';
import { useScrollTo } from './use-scroll-to.ts';

type PartnerPageProps = {
  partner: PartnerRecord;
  program: Program;
  address: string | undefined;
  record: string | undefined;
  lent: PartnerPageState['lent'];
};

const TabBody = ({ tab, onBuildQbr }: { tab: PartnerTab; onBuildQbr: () => void }) => {
  switch (tab) {
    case 'overview':
      return <OverviewTab onBuildQbr={onBuildQbr} />;
    case 'plan':
      return <PlanTab />;
    case 'selling':
      return <SellingTab />;
    case 'onboarding':
      return <OnboardingTab />;
    case 'marketing':
      return <MarketingTab />;
    case 'services':
      return <ServicesTab />;
    case 'distribution':
      return <DistributionTab />;
    case 'alliances':
      return <AlliancesTab />;
    case 'incentives':
      return <IncentivesTab />;
    case 'enablement':
      return <EnablementTab />;
    case 'care':
      return <CareTab />;
    case 'notes':
      return <NotesTab />;
    case 'files':
      return <FilesTab />;
    case 'timeline':
      return <TimelineTab />;
    case 'history':
      return <HistorySection />;
  }
};

/** Everything of one partner, in tabs: those that its type is about first, so that the page stays calm with this much in it. */
export const PartnerPage = ({ partner, program, address, record, lent }: PartnerPageProps) => {
  const page = useRef<HTMLDivElement>(null);
  const adds = useRef(new Map<string, () => void>());
  const [isEditing, setEditing] = useState(false);
  const { id } = partner;
  const { tab, section } = readAddress(address);
  useScrollTo(page, tab, section);
  const { data: summary } = useQuery('entries.summary', { partnerId: id });
  const quarter = quarterOf(partner.fiscalCalendar ?? program.fiscalCalendar, program.asOf).label;
  const { build, isBuilding } = useBuildQbr(id, quarter);
  useCommandHandler('partner.build-qbr', () => void build());
  useCommandHandler('partner.new', () => addInFocus(adds));
  const attention = useMemo(() => {
    const byPlace = new Map<string, number>();
    for (const { kind, attention: count } of summary ?? []) {
      const { place } = recordKindOf(kind);
      byPlace.set(place, (byPlace.get(place) ?? 0) + count);
    }
    return byPlace;
  }, [summary]);
  const used = new Set((summary ?? []).map(({ kind }) => recordKindOf(kind).place));
  const { data: profiles } = useQuery('settings.profiles', {});
  const { places } = profileOf(profiles, partner.type);
  const { tabs, more } = arrangeTabs(places, (place) => place === tab || used.has(place));
  const state = useMemo(
    () => ({
      partner,
      program,
      currency: partner.currency ?? program.reportingCurrency,
      opened: section !== null && record !== undefined ? { name: section, id: record === 'new' ? null : record } : null,
      lent,
    }),
    [partner, program, section, record, lent],
  );
  return (
    <PartnerPageProvider value={state}>
      <SectionAdds adds={adds}>
        <div ref={page} className={classes['page']}>
          <PartnerHeader
            partner={partner}
            program={program}
            quarter={quarter}
            isBuilding={isBuilding}
            onEdit={() => setEditing(true)}
            onBuildQbr={() => void build()}
          />
          <lent.Conflicts partnerId={id} />
          <PartnerTabs partnerId={id} current={tab} tabs={tabs} more={more} attention={attention} />
          <div key={tab} className={classes['body']}>
            {isPlace(tab) ? <PlaceFigures place={tab} /> : null}
            <TabBody tab={tab} onBuildQbr={() => void build()} />
          </div>
          {isEditing ? <PartnerForm partner={partner} program={program} onClose={() => setEditing(false)} /> : null}
        </div>
      </SectionAdds>
    </PartnerPageProvider>
  );
};
