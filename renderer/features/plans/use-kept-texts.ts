import { useCallback } from 'react';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import type { SheetProps } from '#renderer/ui/sheet/props.ts';

const none: Record<string, string | undefined> = {};

/** Texts of a plan's sheet that are no value of their cell: they outlive the page, and stand in their cells when it is there again. `list` names the sheet for ever. */
export const useKeptTexts = (planId: string, list: string): Required<Pick<SheetProps<unknown>, 'drafts' | 'onDraft'>> => {
  const { values, set } = useFormDraft(`plan.${planId}.${list}`, none);
  return { drafts: values, onDraft: useCallback((cell, text) => set(cell, text), [set]) };
};
