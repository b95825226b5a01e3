import type { Chart } from '#shared/documents/model.ts';
import type { Say } from '#shared/documents/words.ts';
import type { Flow, Fragment } from '../flow/flow.ts';
import type { Slide } from './paint.ts';

/** What the parts of a deck share while it is made. `charts` lists the charts in the order in which they were put on slides. */
export type DeckContext = { language: string; say: Say; charts: { chart: Chart; width: number; height: number }[] };

export type SlideFragment = Fragment<Slide>;
export type SlideFlow = Flow<Slide>;
