import type { PlanSignature } from '#shared/api/plans.ts';
import type { Row, Section, TableBlock, Value } from '#shared/documents/model.ts';
import type { PaperContext } from '../paper.ts';
import { dateValue, shortPrint, textValue } from '../values.ts';

type Place = Pick<PaperContext, 'paper' | 'say'>;

const standingOf = ({ isCurrent, waits }: PlanSignature, { say }: Place): Value => {
  if (!isCurrent) return { kind: 'status', status: 'unknown', text: say('signedEarlier') };
  return waits
    ? { kind: 'status', status: 'at-risk', text: say('signatureWaits') }
    : { kind: 'status', status: 'on-track', text: say('signed') };
};

/** Who signed which text when; a side that has not signed this one has a line of its own. */
export const signaturesTable = ({ paper, say }: Place): TableBlock => {
  const { plan, company } = paper;
  const rowsOf = (side: 'vendor' | 'partner'): Row[] => {
    const name = side === 'partner' ? plan.partner : company || say('ours');
    const own = plan.signatures.filter((one) => one.side === side && one.revision <= plan.revision);
    const rows = own.map((one) => ({
      cells: [
        textValue(name),
        textValue(one.name),
        textValue(one.role),
        dateValue(one.signedOn),
        { kind: 'integer', value: one.revision } as const,
        textValue(shortPrint(one.print)),
        standingOf(one, { paper, say }),
      ],
    }));
    const open: Row = {
      cells: [
        textValue(name),
        textValue(''),
        textValue(''),
        textValue(''),
        { kind: 'integer', value: plan.revision },
        textValue(shortPrint(plan.print)),
        { kind: 'status', status: 'unknown', text: say('notSigned') },
      ],
    };
    return own.some(({ isCurrent }) => isCurrent) ? rows : [...rows, open];
  };
  return {
    kind: 'table',
    columns: [
      { key: 'side', label: say('side'), kind: 'text' },
      { key: 'name', label: say('name'), kind: 'text' },
      { key: 'role', label: say('role'), kind: 'text' },
      { key: 'signedOn', label: say('signedOn'), kind: 'date' },
      { key: 'revision', label: say('revision'), kind: 'integer' },
      { key: 'print', label: say('print'), kind: 'text' },
      { key: 'standing', label: say('standing'), kind: 'status' },
    ],
    rows: [...rowsOf('vendor'), ...rowsOf('partner')],
    empty: '',
  };
};

export const signaturesSection = (place: Place): Section => ({
  key: 'signatures',
  title: place.say('section.signatures'),
  layout: 'stack',
  notes: null,
  blocks: [
    signaturesTable(place),
    { kind: 'text', role: 'note', paragraphs: [place.say('signaturesNote', { print: place.paper.plan.print })] },
  ],
});
