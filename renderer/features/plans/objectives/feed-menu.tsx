import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PlanObjective } from '#shared/plan/model.ts';
import classes from './objectives.module.css';

type FeedMenuProps = { objective: PlanObjective; feeds: OutputOf<'plans.feeds'>; onChoose(feed: string | null): void };

/** Chooses the metric that fills the actuals of an objective, each with its definition; those made for its kind come first. */
export const FeedMenu = ({ objective, feeds, onChoose }: FeedMenuProps) => {
  const { t } = useTranslation();
  const fitting = feeds
    .filter(({ unit }) => unit === objective.unit)
    .toSorted((a, b) => Number(b.kind === objective.kind) - Number(a.kind === objective.kind));
  const now = feeds.find(({ id }) => id === objective.feed)?.name ?? objective.feed ?? t(($) => $.planObjectives.typedIn);
  return (
    <Menu position="bottom-start" width={400}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<IconChevronDown size={13} aria-hidden />}
          aria-label={`${t(($) => $.planObjectives.feed.choose)}: ${now}`}
        >
          {now}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes['feeds']} aria-label={t(($) => $.planObjectives.feed.title, { title: objective.title })}>
        <Menu.Item onClick={() => onChoose(null)} rightSection={objective.feed === null ? <IconCheck size={14} aria-hidden /> : null}>
          {t(($) => $.planObjectives.typedIn)}
          <span className={classes['sentence']}>{t(($) => $.planObjectives.feed.typed)}</span>
        </Menu.Item>
        {fitting.map(({ id, name, sentence }) => (
          <Menu.Item
            key={id}
            onClick={() => onChoose(id)}
            rightSection={objective.feed === id ? <IconCheck size={14} aria-hidden /> : null}
          >
            {name}
            <span className={classes['sentence']}>{sentence}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
