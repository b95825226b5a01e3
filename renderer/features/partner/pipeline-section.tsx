import { useTranslation } from 'react-i18next';
import { inspect } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { formatCount, formatDate, formatMinor } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { pipelineChart } from './charts.ts';
import classes from './partner.module.css';
import tables from './table.module.css';
import { ChartAndTable } from './chart-and-table.tsx';
import { Section } from './section.tsx';

/** Open deals by stage on the as-of date. Deals without an amount are counted and said, never valued at nothing. */
export const PipelineSection = ({ partnerId }: { partnerId: string }) => {
  const { t } = useTranslation();
  const title = t(($) => $.partner.section.pipeline);
  const { data, error } = useQuery('partners.pipeline', { id: partnerId });
  if (!data)
    return (
      <Section name="pipeline" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  const { stages, currency, asOf, openDeals, openAmount } = data;
  const all = stages.reduce((sum, stage) => sum + stage.deals, 0);
  const without = stages.reduce((sum, stage) => sum + stage.withoutAmount, 0);
  const explain = (figure: typeof openDeals) => (
    <FigureValue
      figure={figure}
      onExplain={() => inspect({ kind: 'figure', figure, partnerId })}
      explainLabel={t(($) => $.partner.scorecard.explain, { figure: figure.label, period: formatDate(asOf), value: '' })}
    />
  );
  if (all === 0)
    return (
      <Section name="pipeline" title={title}>
        <EmptyState
          kind="nothing"
          title={t(($) => $.partner.empty.pipeline.title)}
          text={t(($) => $.partner.empty.pipeline.text, { date: formatDate(asOf) })}
        />
      </Section>
    );
  const chart = pipelineChart(stages, {
    title: t(($) => $.partner.pipeline.title),
    altText: t(($) => $.partner.pipeline.alt, {
      date: formatDate(asOf),
      stages: stages.map(({ label, deals }) => t(($) => $.partner.pipeline.altStage, { stage: label, count: deals })).join(', '),
    }),
    categoryLabel: t(($) => $.partner.pipeline.stage),
    deals: t(($) => $.partner.pipeline.deals),
  });
  return (
    <Section name="pipeline" title={title}>
      <ChartAndTable
        chart={chart}
        headings={[
          t(($) => $.partner.pipeline.stage),
          t(($) => $.partner.pipeline.deals),
          t(($) => $.partner.pipeline.amount, { currency }),
          t(($) => $.partner.pipeline.withoutAmount),
        ]}
      >
        {stages.map((stage) => (
          <tr key={stage.key}>
            <th scope="row">{stage.label}</th>
            <td>{formatCount(stage.deals)}</td>
            <td className={stage.amount === null ? tables['unset'] : undefined}>
              {stage.amount === null ? t(($) => $.ui.notAvailable) : formatMinor(stage.amount, currency)}
            </td>
            <td>{formatCount(stage.withoutAmount)}</td>
          </tr>
        ))}
        <tr className={tables['total']}>
          <th scope="row">{t(($) => $.partner.pipeline.total)}</th>
          <td>{explain(openDeals)}</td>
          <td>{explain(openAmount)}</td>
          <td>{formatCount(without)}</td>
        </tr>
      </ChartAndTable>
      {without > 0 ? (
        <p className={classes['note']}>
          <StatusMark
            meaning="unknown"
            label={
              without === all
                ? t(($) => $.partner.pipeline.noneHasAmount, { all: formatCount(all) })
                : t(($) => $.partner.pipeline.without, { count: without, all: formatCount(all) })
            }
          />
        </p>
      ) : null}
    </Section>
  );
};
