import { useTranslation } from 'react-i18next';
import { AgendaTimes } from './agenda-times.tsx';
import type { PresentView } from './present-view.ts';
import classes from './present.module.css';
import { PresenterHeader } from './presenter-header.tsx';
import { SlideBar } from './slide-bar.tsx';
import { SlideFrame } from './slide-frame.tsx';
import { SlideView } from './slide-view.tsx';
import { SpeakerNotes } from './speaker-notes.tsx';

/** The presenter's own screen: what the audience sees, what comes next, what to say, the time, and room for notes. */
export const PresenterView = (view: PresentView) => {
  const { t } = useTranslation();
  const { review, lent, slides, current, meeting, isBlack } = view;
  return (
    <div className={classes['presenter']}>
      <PresenterHeader view={view} />
      <div className={classes['left']}>
        <section className={classes['current']} aria-label={t(($) => $.present.current)}>
          <SlideFrame>
            <SlideView slide={current.slide} />
          </SlideFrame>
          {isBlack ? (
            <p className={classes['veil']} role="status">
              <strong>{t(($) => $.present.black)}</strong>
              {t(($) => $.present.blackHint)}
            </p>
          ) : null}
        </section>
        <SlideBar {...view} isSolo={false} />
        <div className={classes['below']}>
          <section className={classes['upNext']} aria-label={t(($) => $.present.upNext)}>
            <h2>{t(($) => $.present.upNext)}</h2>
            {slides.next ? (
              <div className={classes['thumb']}>
                <SlideFrame>
                  <SlideView slide={slides.next.slide} />
                </SlideFrame>
              </div>
            ) : (
              <p className={classes['muted']}>
                {t(($) => $.present.end)}. {t(($) => $.present.endHint)}.
              </p>
            )}
          </section>
          <SpeakerNotes current={current} />
        </div>
      </div>
      <div className={classes['right']}>
        <AgendaTimes
          id={review.qbr.id}
          agenda={review.package.agenda}
          clock={meeting.clock}
          onGoTo={(key) => {
            const at = slides.slideOfPart(key);
            if (at !== null) slides.goTo(at);
          }}
        />
        <div className={classes['liveNotes']} data-writing>
          <lent.Notes review={review} />
        </div>
      </div>
    </div>
  );
};
