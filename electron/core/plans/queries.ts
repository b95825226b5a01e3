import type { HandlersFor } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import { comparePlan } from './compare.ts';
import { listPlans } from './list.ts';
import { readPage } from './page.ts';

export const planQueries: HandlersFor<'plans', 'query'> = {
  'plans.list': listPlans,
  'plans.get': readPage,
  'plans.tracking': async () => Promise.reject(new AppError('CALL_UNKNOWN', { method: 'plans.tracking' })),
  'plans.outlook': async () => Promise.reject(new AppError('CALL_UNKNOWN', { method: 'plans.outlook' })),
  'plans.compare': comparePlan,
  'plans.feeds': async () => [],
};
