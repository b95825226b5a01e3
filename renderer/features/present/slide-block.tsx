import type { Block } from '#shared/documents/model.ts';
import { asShown, type Measure } from '#shared/slides/measure.ts';
import { RichTextView } from '#renderer/ui/rich-text/rich-text-view.tsx';
import { SlideChart } from './slide-chart.tsx';
import { SlideFigures } from './slide-figures.tsx';
import { SlideTable } from './slide-table.tsx';
import classes from './slide.module.css';

type BlockProps = Measure & { block: Block };

const Content = ({ block, ...measure }: BlockProps) => {
  const { language } = measure;
  switch (block.kind) {
    case 'text':
      return block.rich ? (
        <RichTextView blocks={block.rich} />
      ) : (
        block.paragraphs.map((paragraph, index) => <p key={`${index}-${paragraph}`}>{paragraph}</p>)
      );
    case 'list': {
      const items = block.items.map((item, index) => <li key={`${index}-${item}`}>{item}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'figures':
      return <SlideFigures block={block} language={language} />;
    case 'table':
      return <SlideTable block={block} {...measure} />;
    case 'chart':
      return <SlideChart chart={block.chart} language={language} />;
  }
};

/** One block of a document on a slide of so many points of width. */
export const SlideBlock = ({ block: whole, ...measure }: BlockProps) => {
  const block = asShown(whole, measure.language);
  return (
    <section className={classes['block']} data-kind={block.kind} data-role={block.kind === 'text' ? block.role : undefined}>
      {block.heading ? <h2 className={classes['heading']}>{block.heading}</h2> : null}
      <Content block={block} {...measure} />
    </section>
  );
};
