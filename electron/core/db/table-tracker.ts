import type { KyselyPlugin, OperationNode, RootOperationNode } from 'kysely';

/** Collects the tables that the statements of one call touch, by walking Kysely's syntax tree. Raw SQL names its tables with `sql.table()` or through `note`. */
export type TableTracker = {
  plugin: KyselyPlugin;
  note(...tables: string[]): void;
  tables(): string[];
  /** Those that a statement may have written: every one that was noted, and those of raw SQL that is no select. */
  written(): string[];
};

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

/** The part of a statement that names what it writes; null when it writes nothing. */
const writtenPart = (node: RootOperationNode): OperationNode | null => {
  switch (node.kind) {
    case 'SelectQueryNode':
      return null;
    case 'InsertQueryNode':
      return node.into ?? null;
    case 'UpdateQueryNode':
      return node.table ?? null;
    case 'DeleteQueryNode':
      return node.from;
    case 'RawNode':
      return /^\s*SELECT\b/i.test(node.sqlFragments[0] ?? '') ? null : node;
    default:
      return node;
  }
};

// the same query is built over and over; its tree differs by identity, so this stays a plain walk (some microseconds)
export const createTableTracker = (): TableTracker => {
  const found = new Set<string>();
  const written = new Set<string>();
  return {
    plugin: {
      transformQuery: ({ node }): RootOperationNode => {
        collect(node, found);
        const part = writtenPart(node);
        if (part) collect(part, written);
        return node;
      },
      transformResult: async ({ result }) => result,
    },
    note: (...tables) => {
      for (const table of tables) {
        found.add(table);
        written.add(table);
      }
    },
    tables: () => [...found],
    written: () => [...written],
  };
};
