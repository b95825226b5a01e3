import type { Block, Document } from '#shared/documents/model.ts';
import type { Shape } from './floor.ts';

const blockShape = (block: Block): Pick<Shape, 'texts' | 'tables' | 'charts'> => {
  const none = { texts: 0, tables: [], charts: [] };
  switch (block.kind) {
    case 'text':
      return { ...none, texts: block.rich?.length ?? block.paragraphs.length };
    case 'list':
      return { ...none, texts: block.items.length };
    case 'figures':
      return { ...none, tables: [[block.figures.length + 1, 5]] };
    case 'table':
      return { ...none, tables: [[block.rows.length + 1, block.columns.length]] };
    case 'chart':
      return { ...none, charts: [[block.chart.series.length, block.chart.categories.length]] };
  }
};

/** What a document holds, for the floor: its texts, tables and charts by number and size. */
export const shapeOf = ({ sections }: Document, slides: number, pages: number): Shape => {
  const shapes = sections.flatMap(({ blocks }) => blocks.map(blockShape));
  return {
    slides,
    pages,
    texts: shapes.reduce((sum, { texts }) => sum + texts, 0),
    tables: shapes.flatMap(({ tables }) => tables),
    charts: shapes.flatMap(({ charts }) => charts),
  };
};
