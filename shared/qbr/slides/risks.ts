import type { Block, TableBlock } from '#shared/documents/model.ts';
import type { QbrRisk } from '../model.ts';
import { factTexts, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { commentaryBlocks, plain, type Slide, type SlideContext } from './slide.ts';

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

const asksBlock = ({ built, say }: SlideContext): Block => {
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

/** What the records warn of, each with what it rests on, and what both sides ask. */
export const risksSlide = (context: SlideContext): Slide => {
  const { built, say, language } = context;
  const risks: Block =
    built.risks.length === 0
      ? { ...plain(say('noRisks')), heading: say('risks') }
      : {
          kind: 'table',
          heading: say('risks'),
          columns: [
            { key: 'risk', label: say('risk'), kind: 'text' },
            { key: 'evidence', label: say('evidence'), kind: 'text' },
          ],
          rows: built.risks.map((risk) => ({
            cells: [textValue(riskText(risk, say, language)), textValue(evidenceCell(risk, say, language))],
          })),
          empty: say('noRisks'),
        };
  return { layout: 'stack', blocks: [...commentaryBlocks(context), risks, asksBlock(context)] };
};
