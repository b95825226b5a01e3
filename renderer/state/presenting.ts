import { goBack, navigate } from './router.ts';

const audiencePlace = '#/audience/';
/** Whether this page is the audience's screen of a review: its id, or null. */
export const audienceOf = (hash: string): string | null =>
  hash.startsWith(audiencePlace) ? decodeURIComponent(hash.slice(audiencePlace.length)) : null;

/** Another screen beside this one, as far as the browser tells. */
const hasSecondScreen = (): boolean => (screen as Screen & { isExtended?: boolean }).isExtended === true;

let cameFromHere = false;
let audience: Window | null = null;

/** Opens the audience's screen in a window of its own; in the app it fills the other display when there is one. */
export const openAudience = (id: string): void => {
  audience = window.open(`${audiencePlace}${encodeURIComponent(id)}`, 'quarterdeck-audience', 'popup,width=960,height=540');
};
/** True once a window that this page opened was closed without saying so. */
export const isAudienceLost = (): boolean => audience?.closed === true;

let isOwnDoing = false;
/** Hears that the person gave the screen back, as Escape does; a page does not hear that key while it fills the screen. Returns the function that ends it. */
export const onScreenGivenBack = (listener: () => void): (() => void) => {
  const heard = (): void => {
    if (document.fullscreenElement !== null) return;
    if (!isOwnDoing) listener();
    isOwnDoing = false;
  };
  document.addEventListener('fullscreenchange', heard);
  return () => document.removeEventListener('fullscreenchange', heard);
};

/** Fills the screen, or gives it back. A browser that refuses leaves the window as it is. */
export const toggleFullScreen = async (isOn = document.fullscreenElement === null): Promise<void> => {
  try {
    if (isOn) return await document.documentElement.requestFullscreen?.();
    if (document.fullscreenElement === null || document.fullscreenElement === undefined) return;
    isOwnDoing = true;
    await document.exitFullscreen();
  } catch {
    // without a key or a click of the person just before, no page may fill the screen
  }
};

/** Presents a review: on the other screen when there is one, else on this. Belongs right into the click or key of the person. */
export const startPresenting = (id: string): void => {
  if (hasSecondScreen()) openAudience(id);
  else void toggleFullScreen(true);
  cameFromHere = true;
  navigate({ place: 'present', id });
};

/** Goes back to where the presenting began, or to the outcome of the review. */
export const stopPresenting = (id: string, to: 'back' | 'outcome'): void => {
  void toggleFullScreen(false);
  audience = null;
  if (to === 'outcome') navigate({ place: 'qbr', id, part: 'about' }, { replace: true });
  else if (cameFromHere) goBack();
  else navigate({ place: 'qbr', id }, { replace: true });
  cameFromHere = false;
};
