import { create } from 'zustand';

type EditorView = {
  /** Shows what the partner gets, without what is internal. */
  isPartnerView: boolean;
  /** Reviews whose line about what was brought forward was read and put away. */
  seenForward: ReadonlySet<string>;
};

/** How a package is looked at; it stays while one is elsewhere in the app. */
export const useEditorView = create<EditorView>(() => ({ isPartnerView: false, seenForward: new Set() }));

export const togglePartnerView = (): void => useEditorView.setState(({ isPartnerView }) => ({ isPartnerView: !isPartnerView }));
export const putForwardAway = (id: string): void =>
  useEditorView.setState(({ seenForward }) => ({ seenForward: new Set([...seenForward, id]) }));
