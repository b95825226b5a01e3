import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import settings from '../settings.module.css';
import type { Scope } from './effective.ts';
import { RuleRow } from './rule-row.tsx';
import classes from './thresholds.module.css';

const toScope = (value: string): Scope => {
  const [scope, key = ''] = value.split(':');
  return scope === 'type' || scope === 'tier' || scope === 'segment' ? { scope, key } : { scope: 'all', key: '' };
};

/** What the alert rules go by: for everybody, and where a type, a tier or a segment needs something else. */
export const ThresholdsSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { data: rules = [], error } = useQuery('alerts.rules', {});
  const { data: profiles } = useQuery('settings.profiles', {});
  const [chosen, setChosen] = useState('all:');
  const scope = toScope(chosen);
  const network = t(($) => $.alerts.audience.network);
  const watched = scope.scope === 'type' ? profiles?.find(({ type }) => type === scope.key)?.profile.alerts : undefined;
  // the network has no type, tier or segment
  const shown = rules.filter(({ id, appliesTo }) => scope.scope === 'all' || (appliesTo !== network && (watched?.includes(id) ?? true)));
  const groups = [
    { label: t(($) => $.program.thresholds.types), prefix: 'type', entries: program.partnerTypes },
    { label: t(($) => $.program.thresholds.tiers), prefix: 'tier', entries: program.tiers },
    {
      label: t(($) => $.program.thresholds.segments),
      prefix: 'segment',
      entries: investmentSegments.map((key) => ({ key, label: t(($) => $.alerts.words[key]) })),
    },
  ];
  return (
    <>
      <p className={settings['lead']}>{t(($) => $.program.thresholds.lead)}</p>
      <div className={classes['scope']}>
        <NativeSelect
          w={260}
          label={t(($) => $.program.thresholds.scope)}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="all:">{t(($) => $.program.thresholds.everybody)}</option>
          {groups.map(({ label, prefix, entries }) => (
            <optgroup key={prefix} label={label}>
              {entries.map((entry) => (
                <option key={entry.key} value={`${prefix}:${entry.key}`}>
                  {entry.label}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
        <p className={settings['hint']}>
          {scope.scope === 'all' ? t(($) => $.program.thresholds.emptyAll) : t(($) => $.program.thresholds.emptyScope)}
          {scope.scope === 'type' ? ` ${t(($) => $.program.thresholds.onlyWatched)}` : ''}
        </p>
      </div>
      {error ? <ErrorNote error={error} /> : null}
      <ul className={classes['rules']} aria-label={t(($) => $.program.thresholds.table)}>
        {shown.map((rule) => (
          <RuleRow key={`${rule.id} ${chosen}`} rule={rule} scope={scope} />
        ))}
      </ul>
    </>
  );
};
