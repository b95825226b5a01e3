import { InvestmentKind, type PlanInvestment } from '#shared/plan/model.ts';
import { investmentTotals } from '#shared/plan/investments.ts';

type Side = PlanInvestment['side'];
type Sums = Omit<ReturnType<typeof investmentTotals>[number], 'side'>;

/** What one side puts in of one kind. */
export type KindSums = Sums & { kind: PlanInvestment['kind']; hasMoney: boolean; hasDays: boolean; daysNoted: number };

/** Sums of one side, kind by kind; kinds that it puts nothing into are left out. */
export const investmentKinds = (
  investments: readonly PlanInvestment[],
  side: Side,
  currency: string,
  convert: (minor: number, currency: string) => number | null,
): KindSums[] =>
  InvestmentKind.options.flatMap((kind) => {
    const own = investments.filter((one) => one.side === side && one.kind === kind);
    const sums = investmentTotals(own, currency, convert).find((one) => one.side === side);
    if (own.length === 0 || !sums) return [];
    const days = own.filter(({ unit }) => unit === 'days');
    return [
      {
        ...sums,
        kind,
        hasMoney: own.some(({ unit }) => unit === 'money'),
        hasDays: days.length > 0,
        daysNoted: days.filter(({ spent }) => spent !== null).length,
      },
    ];
  });
