import { dealSql } from './sql/deals.ts';
import { demandSql } from './sql/demand.ts';
import { enablementSql } from './sql/enablement.ts';
import { performanceSql } from './sql/performance.ts';
import { typeSql } from './sql/types.ts';
import type { ColumnId, SqlInput } from './sql-input.ts';

const all = { ...dealSql, ...enablementSql, ...demandSql, ...performanceSql, ...typeSql };

/** Where an input is read from; undefined for those that are told from a partner's own row, from others, or not at all. */
export const sqlInputOf = (id: ColumnId): SqlInput | undefined => all[id];
