import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRotate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, elapsedOf, type MeetingClock, partTimes, type Standing, wholeTime } from '#shared/qbr/meeting-clock.ts';
import type { AgendaItem } from '#shared/qbr/outcome.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { locale } from '#renderer/ui/format.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import { pauseMeeting, restartClock, resumeMeeting, talkAbout } from './present-store.ts';
import classes from './present.module.css';

const meanings: Record<Standing, StatusMeaning> = { 'on-time': 'onTrack', short: 'atRisk', over: 'offTrack' };

const Left = ({ left, standing }: { left: number; standing: Standing }) => {
  const { t } = useTranslation();
  const time = clockText(left);
  const label = {
    'on-time': t(($) => $.present.clock.left, { time }),
    short: t(($) => $.present.clock.short, { time }),
    over: t(($) => $.present.clock.over, { time }),
  }[standing];
  return <StatusMark meaning={meanings[standing]} label={label} />;
};

type TimesProps = { id: string; agenda: readonly AgendaItem[]; clock: MeetingClock; onGoTo(part: string): void };

/** The time of day, how long the review has lasted, and how far each part of the agenda is. */
export const AgendaTimes = ({ id, agenda, clock, onGoTo }: TimesProps) => {
  const { t } = useTranslation();
  const now = useNow(1000);
  const isPaused = clock.since === null;
  const whole = wholeTime(agenda, clock, now);
  const pauseLabel = isPaused ? t(($) => $.present.clock.resume) : t(($) => $.present.clock.pause);
  return (
    <section className={classes['times']} aria-label={t(($) => $.present.clock.label)}>
      <div className={classes['clocks']}>
        <dl>
          <div>
            <dt>{t(($) => $.present.clock.time)}</dt>
            <dd>{new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(now)}</dd>
          </div>
          <div>
            <dt>{t(($) => $.present.clock.elapsed)}</dt>
            <dd data-paused={isPaused || undefined}>{clockText(elapsedOf(clock, now))}</dd>
          </div>
          <div>
            <dt>{t(($) => $.present.clock.whole)}</dt>
            <dd className={classes['whole']}>{agenda.length > 0 ? <Left {...whole} /> : null}</dd>
          </div>
        </dl>
        <div className={classes['clockTools']}>
          <Tooltip label={`${pauseLabel} (T)`}>
            <ActionIcon
              variant="default"
              aria-label={pauseLabel}
              onClick={() => (isPaused ? resumeMeeting(id, Date.now()) : pauseMeeting(id, Date.now()))}
            >
              {isPaused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t(($) => $.present.clock.restart)}>
            <ActionIcon variant="default" aria-label={t(($) => $.present.clock.restart)} onClick={() => restartClock(id, Date.now())}>
              <IconRotate size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {isPaused ? <p className={classes['muted']}>{t(($) => $.present.clock.paused)}</p> : null}
      {agenda.length === 0 ? <p className={classes['muted']}>{t(($) => $.present.clock.none)}</p> : null}
      <ol className={classes['parts']}>
        {partTimes(agenda, clock, now).map(({ item, used, left, standing, isCurrent }) => (
          <li key={item.key} aria-current={isCurrent ? 'step' : undefined} className={classes['part']}>
            <button
              type="button"
              aria-label={t(($) => $.present.clock.goTo, { part: item.title })}
              onClick={() => {
                talkAbout(id, item.key, Date.now());
                onGoTo(item.key);
              }}
            >
              {item.title}
            </button>
            <span className={classes['muted']}>{t(($) => $.present.clock.minutes, { minutes: item.minutes })}</span>
            <span className={classes['used']}>{used > 0 || isCurrent ? clockText(used) : ''}</span>
            <span className={classes['leftOver']}>{used > 0 || isCurrent ? <Left left={left} standing={standing} /> : null}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
