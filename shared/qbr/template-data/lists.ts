import type { Value } from '#shared/documents/model.ts';
import { commitmentState } from '../blocks/commitments.ts';
import { evidenceTexts, riskText } from '../blocks/risks.ts';
import type { QbrPackage } from '../model.ts';
import { dateValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';

type Records = Record<string, Value>[];

/** What `{{#each …}}` goes through: one record an item, its fields by name. */
export const templateLists = (built: QbrPackage, say: QbrSay): Record<string, Records> => {
  const { partner, language } = built;
  const unknown: Value = { kind: 'missing', reason: say('notGiven') };
  const commitments = (of: QbrPackage['commitments']): Records =>
    of.map((one) => ({
      what: textValue(one.description),
      side: textValue(one.side === 'vendor' ? say('ours') : partner.name),
      owner: one.owner === null ? unknown : textValue(one.owner),
      due: one.dueOn === null ? unknown : dateValue(one.dueOn),
      measure: one.measure === null ? unknown : textValue(one.measure),
      state: commitmentState(one, say),
      reason: textValue(one.reason),
    }));
  return {
    commitments: commitments(built.commitments),
    ourCommitments: commitments(built.commitments.filter(({ side }) => side === 'vendor')),
    partnerCommitments: commitments(built.commitments.filter(({ side }) => side === 'partner')),
    openCommitments: commitments(built.commitments.filter(({ closedOn }) => closedOn === null)),
    deals: built.pipeline.deals.map(({ name, product, stageLabel, amount, ageDays, expectedCloseOn }) => ({
      name: textValue(name),
      product: product === null ? unknown : textValue(product),
      stage: textValue(stageLabel),
      amount: amount === null ? { kind: 'missing', reason: say('noAmount') } : { kind: 'money', ...amount },
      age: ageDays === null ? { kind: 'missing', reason: say('noRegistrationDate') } : { kind: 'integer', value: ageDays },
      expectedClose: expectedCloseOn === null ? unknown : dateValue(expectedCloseOn),
    })),
    risks: [
      ...built.writtenRisks.map(({ text }) => ({ text: textValue(text), evidence: textValue('') })),
      ...built.risks.map((risk) => ({
        text: textValue(riskText(risk, say, language)),
        evidence: textValue(evidenceTexts(risk, say, language).join('; ')),
      })),
    ],
    asks: built.asks.map(({ side, text }) => ({
      who: textValue(side === 'vendor' ? say('asksOf', { partner: partner.name }) : say('asksByPartner', { partner: partner.name })),
      text: textValue(text),
    })),
    campaigns: (built.marketing?.campaigns ?? []).map(({ name, type, state, deployedOn, leads, spend }) => ({
      name: textValue(name),
      type: textValue(type.replaceAll('_', ' ')),
      state: textValue(state.replaceAll('_', ' ')),
      deployed: deployedOn === null ? unknown : dateValue(deployedOn),
      leads: leads === null ? unknown : { kind: 'integer', value: leads },
      spent: spend === null ? unknown : { kind: 'money', ...spend },
    })),
    certificates: (built.enablement?.certificates ?? []).map(({ certificate, holder, status, expiresOn }) => ({
      name: textValue(certificate),
      holder: holder === null ? unknown : textValue(holder),
      state: textValue(say(`certificateStatus.${status}`)),
      expires: expiresOn === null ? unknown : dateValue(expiresOn),
    })),
    agenda: built.agenda.map(({ title, minutes }) => ({ title: textValue(title), minutes: { kind: 'integer', value: minutes } })),
  };
};
