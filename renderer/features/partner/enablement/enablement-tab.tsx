import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatCount, formatDate } from '#renderer/ui/format.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { RecordSection } from '../records/record-section.tsx';
import { useEntries } from '../records/use-entries.ts';
import { Section } from '../section.tsx';
import tables from '../table.module.css';
import { useTypeProfile } from '../use-type-profile.ts';
import { type RequiredCertificate, requiredCertificates } from './required-certificates.ts';

const meanings: Readonly<Record<RequiredCertificate['state'], StatusMeaning>> = {
  valid: 'onTrack',
  expiring: 'atRisk',
  in_progress: 'unknown',
  expired: 'offTrack',
  missing: 'offTrack',
};

/** The certificates that the type asks for, those that are missing with them; nothing for a type that asks for none. */
const RequiredSection = () => {
  const { t } = useTranslation();
  const profile = useTypeProfile();
  const certificates = useEntries('certificate');
  const { data: lists } = useQuery('settings.lists', {});
  if (!certificates || !lists || profile.requiredCertificates.length === 0) return null;
  const labelOf = (key: string): string => lists.certificates.find((one) => one.key === key)?.label ?? key;
  return (
    <Section name="required" title={t(($) => $.partner.enablement.required)}>
      <div className={tables['scroll']}>
        <table className={tables['table']}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.enablement.certificate)}</th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.enablement.state)}
              </th>
              <th scope="col">{t(($) => $.partner.enablement.holders)}</th>
              <th scope="col">{t(($) => $.partner.enablement.until)}</th>
            </tr>
          </thead>
          <tbody>
            {requiredCertificates(profile.requiredCertificates, certificates).map(({ key, state, holders, until }) => (
              <tr key={key}>
                <th scope="row">{labelOf(key)}</th>
                <td data-align="left">
                  <StatusMark meaning={meanings[state]} label={t(($) => $.partner.enablement.states[state])} />
                </td>
                <td>{formatCount(holders)}</td>
                <td>{holders === 0 ? '–' : until === null ? t(($) => $.partner.enablement.forEver) : formatDate(until)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};

/** What the certificates of the partner open for it; what nothing gates is left out. */
const EntitlementSection = () => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const { data } = useQuery('entries.entitlements', { partnerId: partner.id });
  const { data: lists } = useQuery('settings.lists', {});
  if (!data || !lists || data.entitlements.length === 0) return null;
  const labelOf = (key: string): string => lists.certificates.find((one) => one.key === key)?.label ?? key;
  return (
    <Section name="entitlements" title={t(($) => $.partner.enablement.opens)}>
      <div className={tables['scroll']}>
        <table className={tables['table']}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.enablement.entitlement)}</th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.enablement.state)}
              </th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.enablement.missing)}
              </th>
              <th scope="col">{t(($) => $.partner.enablement.until)}</th>
            </tr>
          </thead>
          <tbody>
            {data.entitlements.map(({ entitlement, held, until, missing }) => (
              <tr key={entitlement}>
                <th scope="row">{t(($) => $.partner.enablement.entitlements[entitlement])}</th>
                <td data-align="left">
                  <StatusMark
                    meaning={held ? 'onTrack' : 'offTrack'}
                    label={t(($) => (held ? $.partner.enablement.isOpen : $.partner.enablement.isShut))}
                  />
                </td>
                <td data-align="left">{missing.map(labelOf).join(', ')}</td>
                <td>{!held ? '–' : until === null ? t(($) => $.partner.enablement.forEver) : formatDate(until)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};

/** What the people of the partner know and how they use what is there for them. */
export const EnablementTab = () => (
  <>
    <RequiredSection />
    <EntitlementSection />
    <RecordSection kind="certificate" />
    <RecordSection kind="training" />
    <RecordSection kind="portal_usage" />
    <RecordSection kind="activity" />
  </>
);
