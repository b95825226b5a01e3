import type { Block, Section } from '#shared/documents/model.ts';
import { chartFlow, leastChart } from './chart.ts';
import { figuresFlow } from './figures.ts';
import { chainFlows, type DeckContext, type Flow, type Fragment, stackFragments } from './fragment.ts';
import { putText } from './paint.ts';
import { tableFlow } from './table.ts';
import { listFlow, textFlow } from './text.ts';
import { bodyWidth, leading, sizes } from './theme.ts';

/** What stands on one slide below its title. */
export type SlideBody = { place: { fragment: Fragment; x: number; y: number }[] };

const blockGap = 18;
const columnGap = 32;
const leftShare = 0.54;
const endless = 1e6;

const headed = (heading: string | undefined, inner: Flow, continued: (text: string) => string): Flow => {
  if (!heading) return inner;
  const height = leading(sizes.heading) + 6;
  const title: Fragment = {
    height,
    draw: (slide, x, y) => putText(slide, [{ text: heading, bold: true }], { x, y, width: bodyWidth, height }, { size: sizes.heading }),
  };
  return {
    take(width, room, fresh) {
      const { fragment, rest } = inner.take(width, room - height, fresh);
      const again = continued(heading);
      return {
        fragment: fragment && stackFragments([title, fragment]),
        rest: rest && headed(fragment ? again : heading, rest, () => again),
      };
    },
  };
};

/** `chartHeight` is 0 in a section without charts, whose tables may then be larger. */
const flowOf = (context: DeckContext, block: Block, chartHeight: number): Flow => {
  const continued = (title: string): string => context.say('continued', { title });
  switch (block.kind) {
    case 'text':
      return headed(block.heading, textFlow(block), continued);
    case 'list':
      return headed(block.heading, listFlow(block), continued);
    case 'figures':
      return headed(block.heading, figuresFlow(context, block, chartHeight === 0), continued);
    case 'table':
      return headed(block.heading, tableFlow(context, block, chartHeight === 0), continued);
    case 'chart':
      return headed(block.heading, chartFlow(context, block.chart, chartHeight), continued);
  }
};

const naturalHeight = (flow: Flow, width: number): number => flow.take(width, endless, true).fragment?.height ?? 0;

/** Charts share what the other blocks of the slide leave, between readable and too tall. */
const chartHeightFor = (context: DeckContext, blocks: Block[], room: number): number => {
  const charts = blocks.filter((block) => block.kind === 'chart').length;
  if (charts === 0) return 0;
  const others = blocks
    .filter((block) => block.kind !== 'chart')
    .map((block) => naturalHeight(flowOf(context, block, 1), bodyWidth) + blockGap);
  const left = room - others.reduce((sum, height) => sum + height, 0) - blockGap * (charts - 1);
  const share = left / charts;
  // too little left: the charts go on a slide of their own, and then may fill it
  return Math.min(380, share < leastChart ? (room - blockGap * (charts - 1)) / charts : share);
};

const stack = (flow: Flow, room: number): SlideBody[] => {
  const slides: SlideBody[] = [];
  for (let left: Flow | null = flow; left; ) {
    const { fragment, rest }: { fragment: Fragment | null; rest: Flow | null } = left.take(bodyWidth, room, true);
    if (fragment) slides.push({ place: [{ fragment, x: 0, y: 0 }] });
    left = rest;
  }
  return slides;
};

const sideBySide = (context: DeckContext, section: Section, room: number): SlideBody[] | null => {
  const [first, ...others] = section.blocks;
  if (!first || others.length === 0) return null;
  const leftWidth = Math.round(bodyWidth * leftShare);
  const rightWidth = bodyWidth - leftWidth - columnGap;
  const left = flowOf(context, first, Math.min(room, 360)).take(leftWidth, room, true);
  const right = chainFlows(
    others.map((block) => flowOf(context, block, 220)),
    blockGap,
  ).take(rightWidth, room, false);
  if (!left.fragment || !right.fragment) return null;
  const rest = [left.rest, right.rest].filter((flow) => flow !== null);
  const slide: SlideBody = {
    place: [
      { fragment: left.fragment, x: 0, y: 0 },
      { fragment: right.fragment, x: leftWidth + columnGap, y: 0 },
    ],
  };
  return [slide, ...(rest.length ? stack(chainFlows(rest, blockGap), room) : [])];
};

/** Divides a section into as many slides as its blocks need; `room` is the height below the title, in points. */
export const slidesOf = (context: DeckContext, section: Section, room: number): SlideBody[] => {
  if (section.blocks.length === 0) return stack(textFlow({ kind: 'text', role: 'body', paragraphs: [context.say('nothingHere')] }), room);
  const beside = section.layout === 'side-by-side' ? sideBySide(context, section, room) : null;
  if (beside) return beside;
  const chartHeight = chartHeightFor(context, section.blocks, room);
  return stack(
    chainFlows(
      section.blocks.map((block) => flowOf(context, block, chartHeight)),
      blockGap,
    ),
    room,
  );
};
