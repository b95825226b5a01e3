import { dateText } from '#shared/documents/format.ts';
import type { Block } from '#shared/documents/model.ts';
import { dateValue, textValue } from '../values.ts';
import { commitmentState } from './commitments.ts';
import { commentaryBlocks, plain, type Slide, type SlideContext } from './slide.ts';

/** The plan of the coming quarter in the CAM's words, and the open promises of both sides that go into it. */
export const nextSlide = (context: SlideContext): Slide => {
  const { built, say, language } = context;
  const { nextQuarter, partner } = built;
  const quarter = nextQuarter.label;
  const words = commentaryBlocks(context, say('nextPlan', { quarter }));
  const missing = say('nextMissing', { quarter, from: dateText(nextQuarter.from, language), to: dateText(nextQuarter.to, language) });
  const open = built.commitments.filter(({ closedOn }) => closedOn === null);
  const table: Block = {
    kind: 'table',
    heading: say('openIntoNext', { quarter }),
    columns: [
      { key: 'side', label: say('side'), kind: 'text' },
      { key: 'what', label: say('promise'), kind: 'text' },
      { key: 'owner', label: say('owner'), kind: 'text' },
      { key: 'due', label: say('due'), kind: 'date' },
      { key: 'state', label: say('state'), kind: 'status' },
    ],
    rows: open.map((one) => ({
      cells: [
        textValue(one.side === 'vendor' ? say('ours') : partner.name),
        textValue(one.description),
        textValue(one.owner),
        dateValue(one.dueOn),
        commitmentState(one, say),
      ],
    })),
    empty: say('noneIntoNext'),
  };
  const agree: Block[] =
    open.length > 0
      ? []
      : [{ kind: 'list', heading: say('agreeHeading'), items: say('agreeItems', { partner: partner.name }).split('\n') }];
  return {
    layout: 'stack',
    blocks: [...(words.length > 0 ? words : [plain(missing)]), table, ...agree],
  };
};
