import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { coverageModels } from '#shared/domain/coverage.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { partnerTexts } from '#shared/text/en/partner.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatDate, formatMoney } from '#renderer/ui/format.ts';
import { type HistoryEntry, type HistoryNames, historyValue } from './history-values.ts';
import tables from './table.module.css';

const mostFields = 6;

/** The names behind the ids and keys of the history. */
const useHistoryNames = (program: Program, entry: HistoryEntry): HistoryNames => {
  const { t } = useTranslation();
  const { data: people } = useQuery('people.list', {});
  const { data: products } = useQuery('products.list', {});
  const { data: portfolio } = useQuery('partners.list', entry.changes.some(({ field }) => field === 'parent_id') ? {} : null);
  return useMemo(() => {
    const named = (list: ReadonlyArray<{ id: string; name: string }> | undefined) =>
      new Map((list ?? []).map(({ id, name }) => [id, name]));
    const words = new Map<string, string>([
      ...program.partnerTypes.map(({ key, label }) => [`type ${key}`, label] as const),
      ...program.tiers.map(({ key, label }) => [`tier ${key}`, label] as const),
      ...program.stages.map(({ key, label }) => [`stage ${key}`, label] as const),
      ...(['prospect', 'enrolled', 'suspended', 'terminated'] as const).map(
        (key) => [`status ${key}`, t(($) => $.partner.status[key])] as const,
      ),
      ...investmentSegments.map((key) => [`investment_segment ${key}`, alertTexts.words[key]] as const),
      ...coverageModels.map((key) => [`coverage_model ${key}`, alertTexts.words[key]] as const),
      ...Object.entries(partnerTexts.networkStage).map(([key, word]) => [`network_stage ${key}`, word] as const),
      ...Object.entries(partnerTexts.lifecycleStage).map(([key, word]) => [`lifecycle_stage ${key}`, word] as const),
      ...(['open', 'in_progress', 'met', 'missed', 'renegotiated', 'cancelled'] as const).map(
        (key) => [`state ${key}`, t(($) => $.partner.commitments.state[key])] as const,
      ),
      ...(['vendor', 'partner'] as const).map(
        (key) => [`side ${key}`, t(($) => $.partner.commitments[key === 'vendor' ? 'ours' : 'theirs'])] as const,
      ),
    ]);
    return {
      people: named(people),
      products: named(products),
      partners: named(portfolio?.partners),
      words,
      currency: program.reportingCurrency,
    };
  }, [people, products, portfolio, program, t]);
};

/** Which fields went from what to what; a record that was added or removed is told by its name alone. */
export const HistoryChanges = ({ entry, program }: { entry: HistoryEntry; program: Program }) => {
  const { t } = useTranslation();
  const names = useHistoryNames(program, entry);
  if (entry.action !== 'changed') return null;
  const formats = { money: formatMoney, date: formatDate, yes: t(($) => $.ui.yes), no: t(($) => $.ui.no) };
  const lines = entry.changes.map(({ field, label: word, before, after }) => {
    const label = word ?? t(($) => $.partner.history.field[field as 'name'], { defaultValue: field });
    // with a label the core has put the values into words too
    const was = word === undefined ? historyValue(field, before, entry, 'before', names, formats) : before;
    const is = word === undefined ? historyValue(field, after, entry, 'after', names, formats) : after;
    if (is === null) return t(($) => $.partner.history.emptied, { field: label, before: was ?? '' });
    return was === null
      ? t(($) => $.partner.history.set, { field: label, after: is })
      : t(($) => $.partner.history.changed, { field: label, before: was, after: is });
  });
  return (
    <ul className={tables['changes']}>
      {lines.slice(0, mostFields).map((line, index) => (
        <li key={entry.changes[index]?.field}>{line}</li>
      ))}
      {lines.length > mostFields ? <li>{t(($) => $.partner.history.more, { count: lines.length - mostFields })}</li> : null}
    </ul>
  );
};
