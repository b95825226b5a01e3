import type { Block, TableBlock } from '#shared/documents/model.ts';
import type { QbrRisk } from '../model.ts';
import { factTexts, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { type BlockContext, type FactContext, plain } from './block-context.ts';

/** A risk as a sentence. */
export const riskText = (risk: QbrRisk, say: QbrSay, language: string): string => say(`risk.${risk.code}`, factTexts(risk.facts, language));

/** What a risk rests on, one sentence each. */
export const evidenceTexts = (risk: QbrRisk, say: QbrSay, language: string): string[] =>
  risk.evidence.map(({ sentence, facts }) => say(`evidence.${sentence}`, factTexts(facts, language)));

const shown = 3;

const evidenceCell = (risk: QbrRisk, say: QbrSay, language: string): string => {
  const texts = evidenceTexts(risk, say, language);
  const rest = texts.length - shown;
  // quarters tell a course, so all of them stand
  if (risk.code === 'fallingRegistrations' || rest <= 0) return texts.join('; ');
  return `${texts.slice(0, shown).join('; ')}; ${say('andMore', { count: rest })}`;
};

const asksBlock = ({ built, say }: FactContext): Block => {
  const partner = built.partner.name;
  if (built.asks.length === 0) return { ...plain(say('noAsks')), heading: say('asks') };
  const table: TableBlock = {
    kind: 'table',
    heading: say('asks'),
    columns: [
      { key: 'who', label: say('whoAsks'), kind: 'text' },
      { key: 'ask', label: say('ask'), kind: 'text' },
    ],
    rows: built.asks.map(({ side, text }) => ({
      cells: [textValue(side === 'vendor' ? say('asksOf', { partner }) : say('asksByPartner', { partner })), textValue(text)],
    })),
    empty: say('noAsks'),
  };
  return table;
};

/** What the records warn of, each with what it rests on, and the risks that a person wrote. */
const foundBlock = ({ built, say, language }: FactContext): Block =>
  built.risks.length + built.writtenRisks.length === 0
    ? { ...plain(say('noRisks')), heading: say('risks') }
    : {
        kind: 'table',
        heading: say('risks'),
        columns: [
          { key: 'risk', label: say('risk'), kind: 'text' },
          { key: 'evidence', label: say('evidence'), kind: 'text' },
        ],
        rows: [
          ...built.writtenRisks.map(({ text }) => ({ cells: [textValue(text), textValue(say('writtenRisk'))] })),
          ...built.risks.map((risk) => ({
            cells: [textValue(riskText(risk, say, language)), textValue(evidenceCell(risk, say, language))],
          })),
        ],
        empty: say('noRisks'),
      };

/** Risks, or what both sides ask of each other, by the source of the block. */
export const riskBlocks = (context: BlockContext): Block[] => [context.block.source === 'asks' ? asksBlock(context) : foundBlock(context)];
