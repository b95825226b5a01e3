import type { TableBlock, Value } from '#shared/documents/model.ts';
import { numbersOf } from '../numbers.ts';
import type { PaperContext } from '../paper.ts';
import { milestonesTable } from '../sections/steps.ts';
import { commitmentsTable } from '../sections/commitments.ts';
import { investmentsTable } from '../sections/investments.ts';
import { signaturesTable } from '../sections/signatures.ts';
import { dateValue, ratioValue, statusValue, textValue, unitLabel, unitValue } from '../values.ts';

type Records = Record<string, Value>[];

/** The rows of a table as records, their fields called as its columns; totals are no items. */
const recordsOf = ({ columns, rows }: TableBlock): Records =>
  rows
    .filter(({ emphasis }) => emphasis !== 'total')
    .map(({ cells }) => Object.fromEntries(columns.map(({ key }, index) => [key, cells[index] ?? textValue('')])));

const objectives = ({ paper, say }: PaperContext): Records =>
  paper.plan.content.objectives.map((objective) => {
    const numbers = numbersOf(objective, paper.tracking);
    const tracked = paper.tracking.objectives.find(({ id }) => id === objective.id);
    const unknown: Value = { kind: 'missing', reason: say('noActual') };
    return {
      title: textValue(objective.title),
      kind: textValue(say(`kind.${objective.kind}`)),
      unit: textValue(unitLabel(objective)),
      weight: { kind: 'integer', value: objective.weight },
      start: unitValue(objective.start, objective, say('noStart')),
      target: unitValue(numbers.target, objective, say('noTarget')),
      actual: unitValue(numbers.actual, objective, say('noActual')),
      ...Object.fromEntries(
        [0, 1, 2, 3].flatMap((index) => [
          [`q${index + 1}Target`, unitValue(numbers.targets[index] ?? null, objective, say('noTarget'))],
          [`q${index + 1}Actual`, unitValue(numbers.actuals[index] ?? null, objective, numbers.reasons[index] ?? say('noActual'))],
        ]),
      ),
      attainment: tracked ? ratioValue(tracked.attainment, say) : unknown,
      toDate: tracked ? ratioValue(tracked.toDate, say) : unknown,
      status: statusValue(tracked?.status ?? 'unknown', say),
      owner: textValue(objective.owner),
      due: dateValue(objective.dueOn),
    };
  });

/** What `{{#each plan.objectives}}` and its like go through: one record an item, its fields by name. */
export const planTemplateLists = (context: PaperContext): Record<string, Records> => {
  const { targetAccounts, markets, competitors } = context.paper.plan.content.terms;
  const named = (items: readonly string[]): Records => items.map((name) => ({ name: textValue(name) }));
  return {
    'plan.objectives': objectives(context),
    'plan.milestones': recordsOf(milestonesTable(context)),
    'plan.initiatives': context.paper.plan.content.initiatives.map((one) => ({
      title: textValue(one.title),
      description: textValue(one.description),
      owner: textValue(one.owner),
      due: dateValue(one.dueOn),
    })),
    'plan.investments': recordsOf(investmentsTable(context)),
    'plan.commitments': recordsOf(commitmentsTable(context)),
    'plan.signatures': recordsOf(signaturesTable(context)),
    'plan.accounts': targetAccounts.map(({ name, note }) => ({ name: textValue(name), note: textValue(note) })),
    'plan.markets': named(markets),
    'plan.competitors': named(competitors),
  };
};
