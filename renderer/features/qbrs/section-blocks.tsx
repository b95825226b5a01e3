import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrBlock } from '#shared/qbr/block.ts';
import type { PackageSection } from '#shared/qbr/model.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { AddBlock } from '#renderer/ui/blocks/add-block.tsx';
import { useBlockName } from '#renderer/ui/blocks/block-names.ts';
import classes from '#renderer/ui/blocks/blocks.module.css';
import { useArranged } from '#renderer/ui/blocks/use-arranged.ts';
import { BlockEditor } from './block-editor.tsx';
import type { Review } from './editor.tsx';
import editor from './editor.module.css';

/** The blocks of the open section in their order, and room for another. */
export const SectionBlocks = ({ review, section }: { review: Review; section: PackageSection }) => {
  const { t } = useTranslation();
  const nameOf = useBlockName();
  const { done, failed } = useNotice();
  const order = useCommand('qbrBlocks.order');
  const add = useCommand('qbrBlocks.add');
  const remove = useCommand('qbrBlocks.remove');
  const { id } = review.qbr;
  const { blocks, key } = section;
  const place = { id, section: key };
  const runOrder = order.run;
  const arranged = useArranged({
    keys: blocks.map((block) => block.key),
    isLive: review.live,
    onOrder: useCallback(
      async (keys: string[]) => {
        const reply = await runOrder({ id, section: key, blocks: keys });
        if (!reply.ok) failed(reply.error);
        return reply.ok;
      },
      [runOrder, id, key, failed],
    ),
    said: (moved, position) => {
      const block = blocks.find((one) => one.key === moved);
      return t(($) => $.qbrBlocks.moved, { name: block ? (block.title ?? nameOf(block)) : '', position, count: blocks.length });
    },
  });
  const addBlock = async (block: Omit<QbrBlock, 'key'>): Promise<void> => {
    const reply = await add.run({ ...place, ...block });
    if (reply.ok) arranged.focusAdded(reply.data.block);
    else failed(reply.error);
  };
  const removeBlock = async (block: QbrBlock, name: string): Promise<void> => {
    // what is being typed goes with it, and comes back with it
    await flushDrafts();
    arranged.focusAfter(block.key);
    const reply = await remove.run({ ...place, block: block.key });
    if (reply.ok)
      done(
        t(($) => $.qbrBlocks.removed, { name }),
        reply.data.undoId,
      );
    else failed(reply.error);
  };
  return (
    <>
      <ol ref={arranged.list} className={classes['list']} aria-label={t(($) => $.qbrBlocks.blocks)}>
        {blocks.map((block, index) => (
          <BlockEditor
            key={block.key}
            review={review}
            section={section}
            block={block}
            place={{ index, count: blocks.length }}
            arranged={arranged}
            onRemove={(name) => void removeBlock(block, name)}
          />
        ))}
      </ol>
      <p role="status" className={classes['unseen']}>
        {arranged.spoken}
      </p>
      {review.live ? (
        <div className={editor['addLine']}>
          <AddBlock onAdd={(block) => void addBlock(block)} />
          <span className={editor['keysHint']}>{t(($) => $.qbrBlocks.keys)}</span>
        </div>
      ) : null}
    </>
  );
};
