import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** What was forecast for a finished quarter and what it brought are further apart than a tenth (domain K23, A29, X23). Exactly a tenth passes. */
export const a29 = alertRule({
  id: 'A29',
  appliesTo: 'network',
  severity: 'medium',
  thresholds: {
    error: { unit: 'share', value: 0.1, min: 0.01, max: 1 },
    largeError: { unit: 'share', value: 0.3, min: 0.01, max: 5 },
  },
  order: [['error', 'largeError']],
  network: ({ forecast, currency }, { error, largeError }) => {
    if (!forecast || forecast.forecast === null || forecast.actual === null || forecast.actual === 0) return null;
    const apart = Math.abs(forecast.forecast - forecast.actual) / forecast.actual;
    if (apart <= error) return null;
    return {
      subject: forecast.quarter,
      severity: apart > largeError ? 'high' : 'medium',
      level: apart > largeError ? 1 : 0,
      say: forecast.forecast > forecast.actual ? 'a29Over' : 'a29Under',
      params: { quarter: forecast.quarter, error: { share: apart } },
      evidence: [evidence('forecast', { minor: forecast.forecast, currency }), evidence('actual', { minor: forecast.actual, currency })],
      cost: noCost('network'),
      action: 'recalibrate',
    };
  },
});
