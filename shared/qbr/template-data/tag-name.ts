import type { QbrBlock } from '../block.ts';

/** What a table or chart is called in a tag, where that is not the source of its block. */
const names: Readonly<Record<string, string>> = { openDeals: 'pipeline', stages: 'pipelineByStage' };

/** What a block is called in a tag: after its records or its metric; one with neither after its section, which its key begins with. */
export const tagName = ({ key, kind, source, metrics }: Pick<QbrBlock, 'key' | 'kind' | 'source' | 'metrics'>): string => {
  const section = key.split('.')[0] ?? key;
  if (kind === 'commitments') return source === 'open' ? 'openCommitments' : 'commitments';
  if (kind === 'risks') return source === 'asks' ? 'asks' : 'risks';
  if (kind === 'agenda') return 'agenda';
  if (kind === 'figures') return `figures.${section}`;
  if (source === 'metric') return metrics[0] ?? section;
  return names[source ?? ''] ?? source ?? section;
};
