import { useTranslation } from 'react-i18next';
import type { QbrBlock } from '#shared/qbr/block.ts';
import { AddBlock } from '#renderer/ui/blocks/add-block.tsx';
import { BlockFrame } from '#renderer/ui/blocks/block-frame.tsx';
import { useBlockName } from '#renderer/ui/blocks/block-names.ts';
import blocks from '#renderer/ui/blocks/blocks.module.css';
import { FigurePicker } from '#renderer/ui/blocks/figure-picker.tsx';
import { useArranged } from '#renderer/ui/blocks/use-arranged.ts';
import { RichTextEditor } from '#renderer/ui/rich-text/rich-text-editor.tsx';
import { freeName } from './free-name.ts';

type TemplateBlocksProps = { section: string; blocks: readonly QbrBlock[]; onChange(blocks: QbrBlock[]): void };

/** The blocks that a section of a new review starts with. */
export const TemplateBlocks = ({ section, blocks: all, onChange }: TemplateBlocksProps) => {
  const { t } = useTranslation();
  const nameOf = useBlockName();
  const arranged = useArranged({
    keys: all.map(({ key }) => key),
    isLive: true,
    onOrder: (keys) => onChange(keys.flatMap((key) => all.filter((block) => block.key === key))),
    said: (key, position) => {
      const block = all.find((one) => one.key === key);
      return t(($) => $.qbrBlocks.moved, { name: block ? (block.title ?? nameOf(block)) : '', position, count: all.length });
    },
  });
  const change = (key: string, changes: Partial<QbrBlock>): void =>
    onChange(all.map((block) => (block.key === key ? { ...block, ...changes } : block)));
  return (
    <>
      <ol ref={arranged.list} className={blocks['list']} aria-label={t(($) => $.qbrBlocks.blocks)}>
        {all.map((block, index) => {
          const { key, kind, source } = block;
          const name = nameOf(block);
          const hasFigures = kind === 'figures' || (kind === 'chart' && source === 'metric');
          const isWritten = kind === 'text' && source === null;
          return (
            <BlockFrame
              key={key}
              block={block}
              name={name}
              heading={{
                value: block.title ?? '',
                placeholder: name,
                onChange: (title) => change(key, { title: title === '' ? null : title }),
              }}
              place={{ index, count: all.length }}
              isLive
              arranged={arranged}
              onChange={(changes) => change(key, changes)}
              onRemove={
                kind === 'commentary'
                  ? undefined
                  : () => {
                      arranged.focusAfter(key);
                      onChange(all.filter((one) => one.key !== key));
                    }
              }
            >
              {hasFigures ? (
                <FigurePicker
                  name={block.title ?? name}
                  chosen={block.metrics}
                  isOne={kind === 'chart'}
                  onChange={(metrics) => change(key, { metrics })}
                />
              ) : null}
              {isWritten ? (
                <RichTextEditor ariaLabel={block.title ?? name} value={block.text} onChange={(text) => change(key, { text })} />
              ) : null}
            </BlockFrame>
          );
        })}
      </ol>
      <p role="status" className={blocks['unseen']}>
        {arranged.spoken}
      </p>
      <AddBlock
        onAdd={(block) => {
          const key = freeName(
            `${section}.added`,
            all.map((one) => one.key),
          );
          arranged.focusAdded(key);
          onChange([...all, { ...block, key }]);
        }}
      />
    </>
  );
};
