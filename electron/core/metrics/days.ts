import { type Frame, type WindowKey, windowKeys, windowOf } from '#shared/metrics/engine/frame.ts';
import type { Days } from './sql-input.ts';

/** The parameters of some frames, each numbered by its place. */
export type FrameParams = { frames: readonly Frame[]; params: Record<string, string> };

/** How conditions of the frame at this place name its days. */
export const daysOf = (frame: number): Days => {
  const to = (window: WindowKey = 'day'): string => `@to_${window}_${frame}`;
  const after = (window: WindowKey): string => `@after_${window}_${frame}`;
  return {
    to,
    after,
    within: (column, window) => `${column} > ${after(window)} AND ${column} <= ${to(window)}`,
    by: (column, window) => `${column} <= ${to(window)}`,
    past: (column, window) => `${column} > ${to(window)}`,
    asOf: `@asOf_${frame}`,
    label: `@label_${frame}`,
    labels: `@labels_${frame}`,
  };
};

/** The values of every parameter that conditions of these frames can name. */
export const frameParams = (frames: readonly Frame[]): FrameParams => {
  const params: Record<string, string> = {};
  for (const [index, frame] of frames.entries()) {
    for (const key of windowKeys) {
      const { after, to } = windowOf(frame, key);
      params[`after_${key}_${index}`] = after;
      params[`to_${key}_${index}`] = to;
    }
    params[`asOf_${index}`] = frame.asOf;
    params[`label_${index}`] = frame.period.label;
    params[`labels_${index}`] = '{}';
  }
  return { frames, params };
};
