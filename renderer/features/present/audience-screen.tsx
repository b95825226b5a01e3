import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openChannel, type Shown, type ToAudience, type ToPresenter } from './audience-channel.ts';
import classes from './present.module.css';
import { SlideFrame } from './slide-frame.tsx';
import { SlideView } from './slide-view.tsx';

/** The audience's screen: the slide that the presenter shows, and nothing else. Keys pressed here are the presenter's. */
export const AudienceScreen = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const { say, close } = openChannel<ToAudience, ToPresenter>(id, 'audience', (message) => {
      if (message.kind === 'end') return window.close();
      if (message.kind === 'hello') return say({ kind: 'here' });
      setShown(message.shown);
      document.title = message.shown.title;
    });
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key.toLowerCase() === 'f') return void document.documentElement.requestFullscreen?.();
      event.preventDefault();
      say({ kind: 'key', key: event.key });
    };
    const onLeave = (): void => say({ kind: 'gone' });
    addEventListener('keydown', onKeyDown);
    addEventListener('pagehide', onLeave);
    say({ kind: 'here' });
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('pagehide', onLeave);
      say({ kind: 'gone' });
      close();
    };
  }, [id]);
  return (
    <main className={classes['stage']} aria-label={t(($) => $.present.audience)}>
      {shown === null ? <p className={classes['waiting']}>{t(($) => $.present.waiting)}</p> : null}
      {shown?.isBlack ? <h1 className={classes['hidden']}>{t(($) => $.present.black)}</h1> : null}
      {shown && !shown.isBlack ? (
        <SlideFrame>
          <SlideView slide={shown.slide} />
        </SlideFrame>
      ) : null}
    </main>
  );
};
