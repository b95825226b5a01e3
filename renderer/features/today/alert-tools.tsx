import { Button, NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertCounts, AlertEntry } from '#shared/api/alerts.ts';
import type { Program } from '#shared/api/settings.ts';
import { type AlertRuleId, alertRuleIds } from '#shared/alerts/rule-ids.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { ownerOf } from './alert-view.ts';
import classes from './alerts.module.css';
import { type AlertView, alertViews, clearAlertFilters, setToday, useTodayStore } from './today-store.ts';

type AlertToolsProps = {
  /** The alerts of the view that is open, unfiltered but for the rule. */
  alerts: readonly AlertEntry[];
  counts: AlertCounts;
  program: Program;
};

const all = '\u0000all';

/** Which alerts are shown: open, snoozed or done ones; of one rule, one type of partner, one person; in groups or not. */
export const AlertTools = ({ alerts, counts, program }: AlertToolsProps) => {
  const { t } = useTranslation();
  const { view, rule, type, owner, isByPartner } = useTodayStore();
  const found = new Set(alerts.map(({ alert }) => alert.rule));
  // under a filter by rule only that rule is here; all are offered, so that one can go from rule to rule
  const rules = rule === null ? alertRuleIds.filter((id) => found.has(id)) : alertRuleIds;
  const owners = new Map(alerts.map((entry) => [ownerOf(entry).id, ownerOf(entry).name]));
  owners.delete('');
  const choose = (
    label: string,
    value: string | null,
    any: string,
    options: ReadonlyArray<{ value: string; label: string }>,
    set: (value: string | null) => void,
  ) => (
    <NativeSelect
      aria-label={label}
      className={classes['choice'] ?? ''}
      data={[{ value: all, label: any }, ...options]}
      value={value ?? all}
      onChange={({ currentTarget }) => set(currentTarget.value === all ? null : currentTarget.value)}
    />
  );
  return (
    <div className={classes['tools']} role="toolbar" aria-label={t(($) => $.today.alerts.tools)}>
      <SegmentedControl
        aria-label={t(($) => $.today.alerts.state)}
        value={view}
        onChange={(next) => setToday({ view: next as AlertView, active: null })}
        data={alertViews.map((key) => ({ value: key, label: `${t(($) => $.today.alerts.states[key])} ${formatCount(counts[key])}` }))}
      />
      {choose(
        t(($) => $.today.alerts.rule),
        rule,
        t(($) => $.today.alerts.anyRule),
        rules.map((id) => ({ value: id, label: alertTexts.name[id] })),
        (value) => setToday({ rule: value as AlertRuleId | null }),
      )}
      {choose(
        t(($) => $.today.alerts.type),
        type,
        t(($) => $.today.alerts.anyType),
        program.partnerTypes.map(({ key, label }) => ({ value: key, label })),
        (value) => setToday({ type: value }),
      )}
      {choose(
        t(($) => $.today.alerts.owner),
        owner,
        t(($) => $.today.alerts.anyOwner),
        [{ value: '', label: t(($) => $.today.alerts.nobody) }, ...[...owners].map(([id, name]) => ({ value: id, label: name }))],
        (value) => setToday({ owner: value }),
      )}
      {rule !== null || type !== null || owner !== null ? (
        <Button variant="subtle" color="gray" onClick={clearAlertFilters}>
          {t(($) => $.today.empty.clear)}
        </Button>
      ) : null}
      <span className={classes['space']} />
      <Switch
        label={t(($) => $.today.alerts.byPartner)}
        checked={isByPartner}
        onChange={({ currentTarget }) => setToday({ isByPartner: currentTarget.checked })}
      />
    </div>
  );
};
