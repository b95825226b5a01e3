import type { KyselyPlugin, OperationNode, RootOperationNode } from 'kysely';

/** Collects the tables that the statements of one call touch, by walking Kysely's syntax tree. Raw SQL names its tables with `sql.table()` or through `note`. */
export type TableTracker = { plugin: KyselyPlugin; note(...tables: string[]): void; tables(): string[] };

const isNode = (value: unknown): value is OperationNode => typeof value === 'object' && value !== null && 'kind' in value;

const collect = (node: OperationNode, found: Set<string>): void => {
  if (node.kind === 'TableNode') {
    const table = (node as unknown as { table: { identifier: { name: string } } }).table;
    found.add(table.identifier.name);
    return;
  }
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) collect(item, found);
    } else if (isNode(value)) collect(value, found);
  }
};

// the same query is built over and over; its tree differs by identity, so this stays a plain walk (some microseconds)
export const createTableTracker = (): TableTracker => {
  const found = new Set<string>();
  return {
    plugin: {
      transformQuery: ({ node }): RootOperationNode => {
        collect(node, found);
        return node;
      },
      transformResult: async ({ result }) => result,
    },
    note: (...tables) => {
      for (const table of tables) found.add(table);
    },
    tables: () => [...found],
  };
};
