import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timelineTexts } from '#shared/text/en/timeline.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '../section.tsx';
import { kindsOf, kindsOfNature, natures, type TimelineFilter } from './timeline-kinds.ts';
import { TimelinePage } from './timeline-page.tsx';

/** Everything dated that happened with the partner, newest first, by month. */
export const TimelineTab = () => {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const clear = (): void => setFilter('all');
  return (
    <Section
      name="timeline"
      title={t(($) => $.partner.tab.timeline)}
      actions={
        <NativeSelect
          aria-label={t(($) => $.partner.timeline.filter)}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as TimelineFilter)}
          data={[
            { value: 'all', label: t(($) => $.partner.timeline.everything) },
            ...natures.map((nature) => ({
              group: t(($) => $.partner.timeline.nature[nature]),
              items: [
                { value: `nature ${nature}`, label: t(($) => $.partner.timeline.allOf[nature]) },
                ...kindsOfNature(nature).map((kind) => ({ value: `kind ${kind}`, label: timelineTexts.kind[kind] })),
              ],
            })),
          ]}
        />
      }
    >
      <TimelinePage
        key={filter}
        kinds={kindsOf(filter)}
        before={undefined}
        lastMonth={null}
        empty={
          filter === 'all' ? (
            <EmptyState
              kind="nothing"
              title={t(($) => $.partner.timeline.nothing.title)}
              text={t(($) => $.partner.timeline.nothing.text)}
            />
          ) : (
            <EmptyState kind="filter" title={t(($) => $.partner.timeline.filtered.title)} text={t(($) => $.partner.timeline.filtered.text)}>
              <Button variant="default" onClick={clear}>
                {t(($) => $.partner.timeline.showAll)}
              </Button>
            </EmptyState>
          )
        }
      />
    </Section>
  );
};
