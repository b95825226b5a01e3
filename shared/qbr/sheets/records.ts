import type { Sheet } from '#shared/documents/model.ts';
import { richTextToPlain } from '#shared/rich-text/parse.ts';
import { sectionTitle } from '../document-titles.ts';
import { commitmentState } from '../blocks/commitments.ts';
import { evidenceTexts, riskText } from '../blocks/risks.ts';
import { dateValue, textValue } from '../values.ts';
import type { SheetContext } from './figures.ts';

/** Promises of both sides with their dates, states and reasons. */
export const commitmentsSheet = ({ built, say }: SheetContext): Sheet => ({
  name: say('sheet.commitments'),
  columns: [
    { key: 'side', label: say('side'), kind: 'text' },
    { key: 'what', label: say('promise'), kind: 'text' },
    { key: 'measure', label: say('measure'), kind: 'text' },
    { key: 'owner', label: say('owner'), kind: 'text' },
    { key: 'made', label: say('madeOn'), kind: 'date' },
    { key: 'due', label: say('due'), kind: 'date' },
    { key: 'state', label: say('state'), kind: 'status' },
    { key: 'closed', label: say('closedOn'), kind: 'date' },
    { key: 'reason', label: say('reason'), kind: 'text' },
  ],
  rows: built.commitments.map((one) => ({
    cells: [
      textValue(one.side === 'vendor' ? say('ours') : built.partner.name),
      textValue(one.description),
      textValue(one.measure),
      textValue(one.owner),
      dateValue(one.madeOn),
      dateValue(one.dueOn),
      commitmentState(one, say),
      dateValue(one.closedOn),
      textValue(one.reason),
    ],
  })),
});

/** Each risk with all of its evidence, those that a person wrote first, then the asks. */
export const risksSheet = ({ built, say, language }: SheetContext): Sheet => ({
  name: say('sheet.risks'),
  columns: [
    { key: 'kind', label: say('kindOfRow'), kind: 'text' },
    { key: 'text', label: say('text'), kind: 'text' },
    { key: 'evidence', label: say('evidence'), kind: 'text' },
  ],
  rows: [
    ...built.writtenRisks.map(({ text }) => ({ cells: [textValue(say('risk')), textValue(text), textValue(say('writtenRisk'))] })),
    ...built.risks.map((risk) => ({
      cells: [textValue(say('risk')), textValue(riskText(risk, say, language)), textValue(evidenceTexts(risk, say, language).join('\n'))],
    })),
    ...built.asks.map(({ side, text }) => ({
      cells: [
        textValue(say(side === 'vendor' ? 'asksOf' : 'asksByPartner', { partner: built.partner.name })),
        textValue(text),
        textValue(null),
      ],
    })),
  ],
});

/** What the CAM wrote, section by section; those switched off are left out here too. */
export const commentarySheet = ({ built, say }: SheetContext): Sheet => ({
  name: say('sheet.commentary'),
  columns: [
    { key: 'section', label: say('section'), kind: 'text' },
    { key: 'text', label: say('text'), kind: 'text' },
  ],
  rows: built.sections
    .filter(({ isOn, commentary }) => isOn && commentary.trim() !== '')
    .map((section) => ({
      cells: [textValue(section.title ?? sectionTitle(section.key, built, say)), textValue(richTextToPlain(section.commentary))],
    })),
});
