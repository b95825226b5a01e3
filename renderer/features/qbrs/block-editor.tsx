import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageBlock, PackageSection } from '#shared/qbr/model.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { BlockFrame } from '#renderer/ui/blocks/block-frame.tsx';
import { useBlockName } from '#renderer/ui/blocks/block-names.ts';
import type { useArranged } from '#renderer/ui/blocks/use-arranged.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { AgendaBlock } from './agenda-block.tsx';
import { BlockView } from './block-view.tsx';
import blocks from './blocks.module.css';
import type { Review } from './editor.tsx';
import { FigureChoice } from './figure-choice.tsx';
import { Words } from './words.tsx';

type BlockEditorProps = {
  review: Review;
  section: PackageSection;
  block: PackageBlock;
  place: { index: number; count: number };
  arranged: ReturnType<typeof useArranged>;
  onRemove(name: string): void;
};

/** The heading that stands over all of a block, which its header shows; one that stands over a part of it stays there. */
const splitHeading = (content: PackageBlock['content']): { heading: string | undefined; content: PackageBlock['content'] } => {
  const [first, ...rest] = content;
  if (!first || first.heading === undefined || rest.some(({ heading }) => heading !== undefined)) return { heading: undefined, content };
  const { heading, ...bare } = first;
  return { heading, content: [bare, ...rest] };
};

/** One block of the open section: its header, what can be chosen or written, and what the slide will show of it. */
export const BlockEditor = ({ review, section, block, place, arranged, onRemove }: BlockEditorProps) => {
  const { t } = useTranslation();
  const nameOf = useBlockName();
  const { package: built, live } = review;
  const { id } = review.qbr;
  const { key, kind, source } = block;
  const save = useCommand('qbrBlocks.save');
  const words = useCommand('qbrs.section.save');
  const runSave = save.run;
  const runWords = words.run;
  const where = useMemo(() => ({ id, section: section.key, block: key }), [id, section.key, key]);
  const saveTitle = useCallback((title: string) => runSave({ ...where, title: title.trim() || null }), [runSave, where]);
  const saveText = useCallback((text: string) => runSave({ ...where, text }), [runSave, where]);
  const saveCommentary = useCallback((commentary: string) => runWords({ id, key: section.key, commentary }), [runWords, id, section.key]);
  const title = useDraft(`qbr.${id}.${key}.title`, block.title ?? '', saveTitle);
  const name = nameOf(block);
  const { heading, content } = useMemo(() => splitHeading(block.content), [block.content]);
  const error = save.error ?? title.error;

  const shown = (
    <>
      {content.length === 0 ? <p className={blocks['missing']}>{t(($) => $.qbrBlocks.nothing)}</p> : null}
      {content.map((one, index) => (
        // what a block shows has no names; a new package replaces all of it
        <BlockView key={`${one.kind}-${index}`} block={one} built={built} />
      ))}
    </>
  );
  const body = (): React.ReactNode => {
    if (!live) return shown;
    if (kind === 'commentary' || (kind === 'text' && source === null)) {
      const isCommentary = kind === 'commentary';
      return (
        <Words
          draftKey={isCommentary ? `qbr.${id}.${section.key}.commentary` : `qbr.${id}.${key}.text`}
          label={name}
          saved={isCommentary ? section.commentary : block.text}
          onSave={isCommentary ? saveCommentary : saveText}
        />
      );
    }
    if (kind === 'agenda') return <AgendaBlock review={review} />;
    if (kind === 'figures' || source === 'metric')
      return (
        <>
          <FigureChoice
            name={title.value.trim() || name}
            chosen={block.metrics}
            isOne={kind === 'chart'}
            onChange={(metrics) => void runSave({ ...where, metrics })}
          />
          {shown}
        </>
      );
    return shown;
  };

  return (
    <BlockFrame
      block={block}
      name={name}
      heading={{
        value: title.value,
        placeholder: (block.title === null ? heading : undefined) ?? name,
        onChange: title.set,
        onLeave: title.flush,
      }}
      place={place}
      isLive={live}
      arranged={arranged}
      onChange={(change) => void runSave({ ...where, ...change })}
      onRemove={kind === 'commentary' ? undefined : () => onRemove(title.value.trim() || name)}
    >
      {error ? <ErrorNote error={error} /> : null}
      {body()}
    </BlockFrame>
  );
};
