import type { Block } from '#shared/documents/model.ts';
import { textValue } from '../values.ts';
import type { BlockContext } from './block-context.ts';

/** The parts of the meeting with their minutes, and the sum. */
export const agendaBlocks = ({ built: { agenda }, say }: BlockContext): Block[] => [
  {
    kind: 'table',
    columns: [
      { key: 'part', label: say('agendaPart'), kind: 'text' },
      { key: 'minutes', label: say('agendaMinutes'), kind: 'integer' },
    ],
    rows: [
      ...agenda.map(({ title, minutes }) => ({ cells: [textValue(title), { kind: 'integer' as const, value: minutes }] })),
      ...(agenda.length > 1
        ? [
            {
              emphasis: 'total' as const,
              cells: [
                textValue(say('agendaTotal')),
                { kind: 'integer' as const, value: agenda.reduce((sum, { minutes }) => sum + minutes, 0) },
              ],
            },
          ]
        : []),
    ],
    empty: say('agendaEmpty'),
  },
];
