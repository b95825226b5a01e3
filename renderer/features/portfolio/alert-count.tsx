import { useTranslation } from 'react-i18next';
import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { SeverityMark } from '#renderer/ui/severity-mark.tsx';

/** How many alerts a partner has, with the shape of the worst. */
export const AlertCount = ({ alerts: { critical, high, all } }: Pick<PartnerFactsRow, 'alerts'>) => {
  const { t } = useTranslation();
  if (critical === 0 && high === 0) return formatCount(all);
  const severity = critical > 0 ? 'critical' : 'high';
  return (
    <span title={t(($) => $.portfolio.alertsOf[severity], { all: formatCount(all), count: critical || high })}>
      <SeverityMark severity={severity} label={formatCount(all)} title={alertTexts.severity[severity]} />
    </span>
  );
};
