import { dateText } from '#shared/documents/format.ts';
import type { Section } from '#shared/documents/model.ts';
import type { PaperContext } from '../paper.ts';
import { shortPrint } from '../values.ts';

/** Which plan of which revision this is, and whose: enough to know whether two papers are the same. */
export const coverSection = ({ paper: { plan }, say, language }: PaperContext): Section => {
  const { terms } = plan.content;
  const days = say('coverDays', { from: dateText(terms.startsOn, language), to: dateText(terms.endsOn, language) });
  const sponsors = [terms.vendorSponsor, terms.partnerSponsor].filter(Boolean).join(', ');
  const inForce = plan.agreedRevision !== null && plan.agreedOn !== null;
  const lines = [
    say('coverStage', { stage: say(`stage.${plan.stage}`), revision: plan.revision }),
    terms.calendar === 'partner' ? `${days}, ${say('coverOwnCalendar')}` : days,
    inForce ? say('coverInForce', { revision: plan.agreedRevision ?? 0, date: dateText(plan.agreedOn ?? '', language) }) : '',
    sponsors === '' ? '' : say('coverSponsors', { names: sponsors }),
    terms.partnerContact === null ? '' : say('coverContact', { name: terms.partnerContact }),
    plan.owner === null ? '' : say('coverOwner', { owner: plan.owner }),
    say('coverPrint', { print: shortPrint(plan.print) }),
  ];
  return {
    key: 'title',
    title: terms.name,
    layout: 'title',
    notes: null,
    blocks: [{ kind: 'text', role: 'body', paragraphs: lines.filter(Boolean) }],
  };
};
