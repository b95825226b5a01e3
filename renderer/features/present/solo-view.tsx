import { useTranslation } from 'react-i18next';
import type { PresentView } from './present-view.ts';
import classes from './present.module.css';
import { SlideBar } from './slide-bar.tsx';
import { SlideFrame } from './slide-frame.tsx';
import { SlideView } from './slide-view.tsx';

/** The slide alone, on a screen that the audience sees. The bar comes up under the pointer or the focus. */
export const SoloView = (view: PresentView) => {
  const { t } = useTranslation();
  return (
    <div className={classes['stage']} role="region" aria-label={t(($) => $.present.audience)}>
      {view.isBlack ? (
        <h1 className={classes['hidden']}>{t(($) => $.present.black)}</h1>
      ) : (
        <SlideFrame>
          <SlideView slide={view.current.slide} />
        </SlideFrame>
      )}
      <div className={classes['under']} data-typing={view.slides.typed !== '' || undefined}>
        <SlideBar {...view} isSolo />
      </div>
    </div>
  );
};
