import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { onScreenGivenBack, startPresenting, stopPresenting, toggleFullScreen } from '#renderer/state/presenting.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { HeldQuestion } from './held-question.tsx';
import { PresentKeys } from './keys-list.tsx';
import { type PresentAction, presentAction, pressedIn } from './present-keys.ts';
import type { PresentView } from './present-view.ts';
import { pauseMeeting, resumeMeeting } from './present-store.ts';
import { PresenterView } from './presenter-view.tsx';
import { SoloView } from './solo-view.tsx';
import { useAudience } from './use-audience.ts';
import { useSlides } from './use-slides.ts';

/** The presenting of one review: what is shown, where, and what the keys do. */
export const Presenting = ({ review, lent }: Pick<PresentView, 'review' | 'lent'>) => {
  const { t } = useTranslation();
  const { qbr, package: built } = review;
  const [asked, setAsked] = useState<'held' | 'keys' | null>(null);
  const [isBlack, setBlack] = useState(false);
  const [isPresenter, setPresenter] = useState(false);
  const wasHeld = qbr.state === 'held' || qbr.state === 'closed';
  const leave = (): void => {
    void flushDrafts();
    if (wasHeld) stopPresenting(qbr.id, 'back');
    else setAsked('held');
  };
  const slides = useSlides(qbr.id, built, leave);
  const { current, index, meeting } = slides;
  const title = t(($) => $.present.label, { partner: built.partner.name, quarter: built.quarter.label });
  const shown = useMemo(() => (current ? { title, slide: current.slide, isBlack } : null), [title, current, isBlack]);
  const act = (action: PresentAction): void => {
    switch (action.kind) {
      case 'next':
        return slides.goTo(index + 1);
      case 'back':
        return slides.goTo(index - 1);
      case 'first':
        return slides.goTo(0);
      case 'last':
        return slides.goTo(slides.slides.length - 1);
      case 'digit':
        return slides.type(action.digit);
      case 'go':
        return slides.goToTyped();
      case 'black':
        return setBlack(!isBlack);
      case 'swap':
        return setPresenter(!isPresenter);
      case 'full-screen':
        return void toggleFullScreen();
      case 'pause':
        return meeting?.clock.since === null ? resumeMeeting(qbr.id, Date.now()) : pauseMeeting(qbr.id, Date.now());
      case 'help':
        return setAsked('keys');
      case 'leave':
        return leave();
    }
  };
  const audience = useAudience(qbr.id, shown, {
    key: (key) => {
      const action = asked === null ? presentAction(key, 'slide') : null;
      if (action) act(action);
    },
    // the audience looks elsewhere now, so this window is the presenter's own
    open: () => setPresenter(true),
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const action = asked === null ? presentAction(event.key, pressedIn(event.target)) : null;
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      act(action);
    };
    // before the keys of the app, of which "?" is one
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  });
  const latestLeave = useRef(leave);
  latestLeave.current = leave;
  useEffect(() => onScreenGivenBack(() => latestLeave.current()), []);
  useEffect(() => {
    const save = (): void => void flushDrafts();
    addEventListener('pagehide', save);
    return () => removeEventListener('pagehide', save);
  }, []);
  useCommandHandler('help.keys', () => setAsked('keys'));
  useCommandHandler('partner.present', () => startPresenting(qbr.id));
  if (!current || !meeting) {
    return slides.slides.length > 0 ? null : (
      <EmptyState kind="nothing" title={t(($) => $.present.nothing.title)} text={t(($) => $.present.nothing.text)}>
        <Button onClick={() => stopPresenting(qbr.id, 'back')}>{t(($) => $.present.nothing.open)}</Button>
      </EmptyState>
    );
  }
  const view = { review, lent, slides, current, meeting, isBlack, audience, act };
  return (
    <>
      {isPresenter ? <PresenterView {...view} /> : <SoloView {...view} />}
      {asked === 'keys' ? <PresentKeys onClose={() => setAsked(null)} /> : null}
      {asked === 'held' ? <HeldQuestion id={qbr.id} onStay={() => setAsked(null)} /> : null}
    </>
  );
};
