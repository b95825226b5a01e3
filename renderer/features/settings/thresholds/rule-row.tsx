import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SavedText } from '../saved-text.tsx';
import { inherited, ownOverride, type Rule, type Scope, withSwitch, withThreshold } from './effective.ts';
import classes from './thresholds.module.css';

type Threshold = Rule['thresholds'][number];

const shown = ({ unit }: Threshold, value: number | undefined): string =>
  value === undefined ? '' : String(unit === 'share' ? Math.round(value * 10_000) / 100 : value);
const read = ({ unit }: Threshold, text: string): number => {
  const number = Number(text.trim().replace(',', '.'));
  return unit === 'share' ? Math.round(number * 100) / 10_000 : number;
};

/** A label that names its unit needs it no second time. */
const labelOf = ({ label }: Threshold, unit: string): string =>
  unit === '' || label.toLowerCase().includes(unit) ? label : `${label}, ${unit}`;

/** One rule in one scope: whether it watches, and its thresholds. An empty field follows the wider scope, whose value it shows in grey. */
export const RuleRow = ({ rule, scope }: { rule: Rule; scope: Scope }) => {
  const { t } = useTranslation();
  const { run: watch, error } = useCommand('alerts.rules.save');
  // a field says itself what is wrong with it
  const { run } = useCommand('alerts.rules.save');
  const own = ownOverride(rule, scope);
  const wider = inherited(rule, scope);
  const isOn = own?.isOn ?? wider.isOn;
  const units = { days: t(($) => $.program.thresholds.days), weeks: t(($) => $.program.thresholds.weeks), share: '%', count: '' };
  const complaint = (threshold: Threshold, text: string): string | null => {
    if (text.trim() === '') return null;
    const value = read(threshold, text);
    if (Number.isNaN(value) || (threshold.unit !== 'share' && !Number.isInteger(value))) return t(($) => $.program.number.invalid);
    const { min, max } = threshold;
    return value >= min && value <= max
      ? null
      : t(($) => $.program.number.between, { min: shown(threshold, min), max: shown(threshold, max) });
  };
  return (
    <li className={classes['rule']} data-off={!isOn || undefined}>
      <Switch
        checked={isOn}
        aria-label={t(($) => $.program.thresholds.watch, { rule: rule.name })}
        onChange={(event) => void watch({ rule: rule.id, ...withSwitch(rule, scope, event.currentTarget.checked) })}
      />
      <div className={classes['ruleName']}>
        <span>{rule.name}</span>
        <span className={classes['hint']}>
          {rule.id} · {rule.appliesTo}
        </span>
      </div>
      <div className={classes['fields']}>
        {rule.thresholds.map((threshold) => {
          const value = own?.values[threshold.key];
          const unit = units[threshold.unit];
          return (
            <div key={threshold.key} className={classes['field']}>
              <span className={classes['fieldLabel']}>{labelOf(threshold, unit)}</span>
              <SavedText
                isBare
                draftKey={`settings.alert.${rule.id}.${scope.scope}.${scope.key}.${threshold.key}`}
                label={t(($) => $.program.thresholds.of, { threshold: threshold.label, rule: rule.name })}
                value={shown(threshold, value)}
                placeholder={shown(threshold, wider.valueOf(threshold.key))}
                check={(text) => complaint(threshold, text)}
                save={(text) =>
                  run({ rule: rule.id, ...withThreshold(rule, scope, threshold.key, text.trim() === '' ? null : read(threshold, text)) })
                }
              />
            </div>
          );
        })}
      </div>
      {error ? <ErrorNote error={error} /> : null}
    </li>
  );
};
