import type { Block, Section } from '#shared/documents/model.ts';
import { chainFlows, headedFlow, paginate } from '../flow/flow.ts';
import { chartFlow, leastChart } from './chart.ts';
import { figuresFlow } from './figures.ts';
import type { DeckContext, SlideFlow, SlideFragment } from './fragment.ts';
import type { Slide } from './paint.ts';
import { tableFlow } from './table.ts';
import { headingFragment, listFlow, textFlow } from './text.ts';
import { bodyWidth } from './theme.ts';

/** What stands on one slide below its title. */
export type SlideBody = { place: { fragment: SlideFragment; x: number; y: number }[] };

const blockGap = 18;
const columnGap = 32;
const leftShare = 0.54;
const endless = 1e6;

const headed = (heading: string | undefined, inner: SlideFlow, { say }: DeckContext): SlideFlow => {
  if (!heading) return inner;
  const continued = say('continued', { title: heading });
  return headedFlow<Slide>(
    (width) => headingFragment(heading, width),
    inner,
    (width) => headingFragment(continued, width),
  );
};

/** `chartHeight` is 0 in a section without charts, whose tables may then be larger; `roomy`: text too, because there is little of it. */
const flowOf = (context: DeckContext, block: Block, chartHeight: number, roomy = false): SlideFlow => {
  switch (block.kind) {
    case 'text':
      return headed(block.heading, textFlow(block, roomy), context);
    case 'list':
      return headed(block.heading, listFlow(block, roomy), context);
    case 'figures':
      return headed(block.heading, figuresFlow(context, block, chartHeight === 0), context);
    case 'table':
      return headed(block.heading, tableFlow(context, block, chartHeight === 0), context);
    case 'chart':
      return headed(block.heading, chartFlow(context, block.chart, chartHeight), context);
  }
};

const naturalHeight = (flow: SlideFlow, width: number): number => flow.take(width, endless, true).fragment?.height ?? 0;

/** Charts share what the other blocks of the slide leave, between readable and too tall. */
const chartHeightFor = (context: DeckContext, blocks: Block[], room: number): number => {
  const charts = blocks.filter((block) => block.kind === 'chart').length;
  if (charts === 0) return 0;
  const others = blocks
    .filter((block) => block.kind !== 'chart')
    .map((block) => naturalHeight(flowOf(context, block, 1), bodyWidth) + blockGap);
  const used = others.reduce((sum, height) => sum + height, 0);
  const gaps = blockGap * (charts - 1);
  // beside what runs over onto the last slide, or, with too little left there, on a slide of their own that they may fill
  const shares = [room - used, room - (used % room), room].map((left) => (left - gaps) / charts);
  return Math.min(380, shares.find((share) => share >= leastChart) ?? leastChart);
};

const stack = (flow: SlideFlow, room: number): SlideBody[] =>
  paginate(flow, bodyWidth, room).map((fragment) => ({ place: [{ fragment, x: 0, y: 0 }] }));

/** Charts in a column share what its words leave; higher than this they would be towers. */
const columnChartHeight = (context: DeckContext, blocks: Block[], width: number, room: number): number => {
  const charts = blocks.filter(({ kind }) => kind === 'chart').length;
  const words = blocks.filter(({ kind }) => kind !== 'chart').map((block) => naturalHeight(flowOf(context, block, 1), width) + blockGap);
  const free = room - words.reduce((sum, height) => sum + height, 0) - blockGap * (charts - 1);
  return Math.max(leastChart, Math.min(320, free / Math.max(1, charts)));
};

const sideBySide = (context: DeckContext, section: Section, room: number): SlideBody[] | null => {
  const [first, ...others] = section.blocks;
  if (!first || others.length === 0) return null;
  const leftWidth = Math.round(bodyWidth * leftShare);
  const rightWidth = bodyWidth - leftWidth - columnGap;
  const left = flowOf(context, first, Math.min(room, 360)).take(leftWidth, room, true);
  const chartHeight = columnChartHeight(context, others, rightWidth, room);
  const right = chainFlows(
    others.map((block) => flowOf(context, block, chartHeight)),
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

/** A chart that has a slide to itself, or the rest of one, may be this high. */
const chartHeights = [380, 300];

/** The blocks below each other, with charts as high as they may be without a further slide. */
const stacked = (context: DeckContext, blocks: Block[], room: number): SlideBody[] => {
  const least = chartHeightFor(context, blocks, room);
  const laid = (chartHeight: number, roomy = false): SlideBody[] =>
    stack(
      chainFlows(
        blocks.map((block) => flowOf(context, block, chartHeight, roomy)),
        blockGap,
      ),
      room,
    );
  if (least > 0) {
    const shared = laid(least);
    return chartHeights.map((height) => laid(height)).find(({ length }) => length <= shared.length) ?? shared;
  }
  const natural = naturalHeight(
    chainFlows(
      blocks.map((block) => flowOf(context, block, 0)),
      blockGap,
    ),
    bodyWidth,
  );
  return laid(0, natural < room / 2);
};

/** Divides a section into as many slides as its blocks need, and at least one; `room` is the height below the title, in points. */
export const slidesOf = (context: DeckContext, section: Section, room: number): SlideBody[] => {
  const beside = section.layout === 'side-by-side' ? sideBySide(context, section, room) : null;
  if (beside) return beside;
  const slides = stacked(context, section.blocks, room);
  if (slides.length > 0) return slides;
  return stack(textFlow({ kind: 'text', role: 'body', paragraphs: [context.say('nothingHere')] }, true), room);
};
