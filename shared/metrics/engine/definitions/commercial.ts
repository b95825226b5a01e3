import { amount, difference, oneMinus, ratio } from '../formula.ts';
import { metric } from '../metric.ts';
import { among, apart, given, minus, onceEnded, plus, sum } from '../terms.ts';
import { closed, reasons, revenue, sourcedRevenue } from './terms.ts';

const noNewness = 'No deal won in this period says whether its customer is new.';
const noForecast = 'No forecast was committed for this period.';
const noCost = 'The program cost nothing in this period.';
// held against what the partners with a forecast won, so that a partner without one does not count as an error
const forecasted = onceEnded(given(sum('forecasts'), noForecast, among('forecasts', revenue)));
const forecastError = ratio(
  apart(onceEnded(given(sum('forecasts'), noForecast, sum('forecastAmount'))), forecasted),
  forecasted,
  'Nothing was won in this period by partners with a forecast.',
);
const programReturn = ratio(minus(revenue, sum('programCost')), sum('programCost'), noCost);

/** Commercial contribution (domain 2.3). */
export const commercialMetrics = [
  metric({
    id: 'K16',
    name: 'Channel revenue',
    sentence: 'Amounts of the deals closed as won in the window, at the rates named.',
    unit: 'money',
    seed: '000',
    formula: amount(revenue),
  }),
  metric({
    id: 'K17',
    name: 'Partner-sourced share',
    sentence: 'Revenue of the won deals that the partner brought, divided by channel revenue.',
    unit: 'ratio',
    seed: '002, 004',
    formula: ratio(sourcedRevenue, revenue, reasons.noRevenue),
  }),
  metric({
    id: 'K18',
    name: 'New customers',
    sentence: 'Deals won in the window with a customer that buys for the first time.',
    unit: 'count',
    seed: '000',
    formula: amount(given(sum('wonWithNewness'), noNewness, sum('newCustomers'))),
  }),
  metric({
    id: 'K18.value',
    name: 'Revenue from new customers',
    sentence: 'Amounts of the deals won in the window with a customer that buys for the first time.',
    unit: 'money',
    seed: '000',
    formula: amount(given(sum('wonWithNewness'), noNewness, sum('newCustomerAmount'))),
  }),
  metric({
    id: 'K19',
    name: 'Revenue per closed gap',
    sentence: 'Channel revenue divided by the coverage gaps closed.',
    unit: 'money',
    seed: '000',
    formula: ratio(revenue, sum('gapsClosed'), 'No coverage gap was closed.'),
  }),
  metric({
    id: 'K20',
    name: 'Pipeline coverage',
    sentence: 'Amounts of the open deals divided by the full revenue target of the period.',
    unit: 'number',
    seed: '000',
    formula: ratio(sum('openAmount'), sum('revenueTarget'), 'The revenue target is zero.'),
  }),
  metric({
    id: 'K20.pipeline',
    name: 'Open pipeline',
    sentence: 'Amounts of the open deals that have one. Deals without an amount are counted beside it.',
    unit: 'money',
    window: 'day',
    seed: '000',
    formula: amount(
      given(
        sum('openDeals'),
        'No deal was open on this date.',
        given(sum('openWithAmount'), 'None of the open deals has an amount.', sum('openAmount')),
      ),
    ),
  }),
  metric({
    id: 'K20.deals',
    name: 'Open deals',
    sentence: 'Deals registered on or before the as-of date, or with no date of registration, that were not closed by then.',
    unit: 'count',
    window: 'day',
    seed: '000',
    formula: amount(sum('openDeals')),
  }),
  metric({
    id: 'K21',
    name: 'Win rate',
    sentence: 'Deals won divided by deals won and lost in the window.',
    unit: 'ratio',
    seed: '002',
    formula: ratio(sum('wonCount'), closed, reasons.noneClosed),
  }),
  metric({
    id: 'K21.won',
    name: 'Deals won',
    sentence: 'Deals closed as won in the window.',
    unit: 'count',
    seed: '002',
    formula: amount(sum('wonCount')),
  }),
  metric({
    id: 'K21.lost',
    name: 'Deals lost',
    sentence: 'Deals closed as lost in the window.',
    unit: 'count',
    seed: '002',
    formula: amount(sum('lostCount')),
  }),
  metric({
    id: 'K22',
    name: 'Average deal',
    sentence: 'Won amount divided by the number of won deals that have an amount.',
    unit: 'money',
    seed: '002',
    formula: ratio(sum('wonAmount'), sum('wonWithAmount'), 'No deal with an amount was won in this period.'),
  }),
  metric({
    id: 'K23',
    name: 'Forecast accuracy',
    sentence: 'One less the distance of the last committed forecast from what those partners won, divided by what they won.',
    unit: 'ratio',
    seed: '004',
    formula: oneMinus(forecastError),
  }),
  metric({
    id: 'K23.error',
    name: 'Forecast error',
    sentence: 'Distance of the last committed forecast from what those partners won, divided by what they won.',
    unit: 'ratio',
    seed: '004',
    threshold: { comparator: '<=', limit: 0.1, says: 'within 10 % of actual at maturity level 4' },
    formula: forecastError,
  }),
  metric({
    id: 'K24',
    name: 'Return of the program',
    sentence: 'Channel revenue less the cost of the program, divided by that cost.',
    unit: 'ratio',
    seed: '004',
    formula: programReturn,
  }),
  metric({
    id: 'K24.direct',
    name: 'Return against direct sales',
    sentence: 'Return of the program less the return of direct sales in the same segment.',
    unit: 'ratio',
    seed: '004',
    threshold: { comparator: '>', limit: 0, says: 'clearly better than direct sales at maturity level 4' },
    formula: difference(programReturn, amount(sum('directReturn'))),
  }),
  metric({
    id: 'K25',
    name: 'Incremental revenue',
    sentence: 'Revenue that an investment brought less the revenue without it.',
    unit: 'money',
    seed: '004',
    formula: amount(minus(sum('investedRevenue'), sum('investedBaseline'))),
  }),
  metric({
    id: 'K26',
    name: 'Marketplace revenue',
    sentence: 'Revenue of the listings adopted in the window.',
    unit: 'money',
    seed: '003',
    formula: amount(sum('marketplaceRevenue')),
  }),
  metric({
    id: 'K27',
    name: 'Return of the ecosystem',
    sentence: 'Channel, marketplace and partner-to-partner revenue less the cost of the program, divided by that cost.',
    unit: 'ratio',
    seed: '003',
    formula: ratio(
      minus(plus(plus(revenue, sum('marketplaceRevenue')), sum('ecosystemRevenue')), sum('programCost')),
      sum('programCost'),
      noCost,
    ),
  }),
];
