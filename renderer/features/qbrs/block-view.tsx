import { memo } from 'react';
import type { Block } from '#shared/documents/model.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { ChartView } from '#renderer/ui/chart-view.tsx';
import { RichTextView } from '#renderer/ui/rich-text/rich-text-view.tsx';
import classes from './blocks.module.css';
import { FiguresTable } from './figures-table.tsx';
import { PlainTable } from './plain-table.tsx';

type BlockViewProps = { block: Block; built: QbrPackage };

/** What figures explain themselves with; other blocks show nothing but their content. */
const behindFigures = ['figures', 'metrics', 'lastFrozen', 'partner', 'quarter'] as const;
const isSame = (before: BlockViewProps, after: BlockViewProps): boolean =>
  before.block === after.block && (after.block.kind !== 'figures' || behindFigures.every((key) => before.built[key] === after.built[key]));

const Content = ({ block, built }: BlockViewProps) => {
  const heading = block.heading ? <h3>{block.heading}</h3> : null;
  switch (block.kind) {
    case 'text':
      return (
        <div className={classes['block']} data-role={block.role}>
          {heading}
          {block.rich ? <RichTextView blocks={block.rich} /> : block.paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
        </div>
      );
    case 'list':
      return (
        <div className={classes['block']}>
          {heading}
          <ul>
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      );
    case 'figures':
      return <FiguresTable block={block} built={built} />;
    case 'table':
      return (
        <div className={classes['block']}>
          {heading}
          <PlainTable block={block} />
        </div>
      );
    case 'chart':
      return (
        <div className={classes['block']} data-chart>
          <ChartView chart={block.chart} />
        </div>
      );
  }
};

/** One block of a document in the window. */
export const BlockView = memo(Content, isSame);
