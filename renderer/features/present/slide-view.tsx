import type { Slide } from '#shared/qbr/present.ts';
import { bodyWidth, columns } from '#shared/slides/look.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { SlideBlock } from './slide-block.tsx';
import classes from './slide.module.css';
import { useShrink } from './use-shrink.ts';

const Cover = ({ slide }: { slide: Slide }) => {
  const lines = slide.page.blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : block.kind === 'list' ? block.items : []));
  return (
    <div className={classes['cover']}>
      <h1 className={classes['coverTitle']}>{slide.title}</h1>
      <p className={classes['coverSubtitle']}>{slide.subtitle}</p>
      {slide.partner && !slide.title.includes(slide.partner) ? (
        <p className={classes['coverPartner']}>{wordsOf(slide.language)('preparedFor', { partner: slide.partner })}</p>
      ) : null}
      {lines.map((line) => (
        <p key={line} className={classes['coverLine']}>
          {line}
        </p>
      ))}
    </div>
  );
};

const Blocks = ({ slide: { page, language } }: { slide: Slide }) => {
  const views = page.blocks.map((block, index) => {
    const width = page.layout === 'stack' ? bodyWidth : index === 0 ? columns.left : columns.right;
    // blocks have no names; a new slide replaces all of them
    return <SlideBlock key={`${block.kind}-${index}`} block={block} width={width} language={language} isRoomy={page.isRoomy} />;
  });
  if (page.layout === 'stack') return views;
  return (
    <>
      <div className={classes['column']} style={{ width: columns.left }}>
        {views[0]}
      </div>
      <div className={classes['column']} style={{ width: columns.right }}>
        {views.slice(1)}
      </div>
    </>
  );
};

/** One slide on its page of 960 by 540 points. */
export const SlideView = ({ slide }: { slide: Slide }) => {
  const body = useShrink(slide.key);
  return (
    <article className={classes['slide']} lang={slide.language} aria-label={slide.title} data-cover={slide.cover || undefined}>
      {slide.cover ? (
        <Cover slide={slide} />
      ) : (
        <>
          <h1 className={classes['title']}>{slide.title}</h1>
          <div className={classes['room']}>
            <div ref={body} className={classes['body']} data-layout={slide.page.layout} data-roomy={slide.page.isRoomy || undefined}>
              <Blocks slide={slide} />
            </div>
          </div>
        </>
      )}
      <footer className={classes['footer']}>
        <span>{slide.footer}</span>
        {slide.cover ? null : <span>{slide.number}</span>}
      </footer>
    </article>
  );
};
