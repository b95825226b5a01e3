import { useMemo } from 'react';
import { packageToDocument } from '#shared/qbr/document.ts';
import type { QbrSectionKey } from '#shared/qbr/sections.ts';
import { locale } from '#renderer/ui/format.ts';
import { BlockView } from './block-view.tsx';
import type { Review } from './editor.tsx';
import classes from './editor.module.css';

/** A section as the deck and the hand-out have it, from the same document; its figures explain themselves. The commentary is in the field above. */
export const SectionView = ({ review: { package: built }, sectionKey }: { review: Review; sectionKey: QbrSectionKey }) => {
  const language = locale();
  const section = useMemo(() => {
    const shown = { ...built, sections: built.sections.map((one) => (one.key === sectionKey ? { ...one, isOn: true } : one)) };
    // the instant of an export stands in file properties alone, which are not shown here
    const document = packageToDocument(shown, { language, pageSize: 'A4', createdAt: '', audience: 'internal' });
    return document.sections.find(({ key }) => key === sectionKey);
  }, [built, sectionKey, language]);
  const blocks = section?.blocks.filter((block) => !(block.kind === 'text' && block.role === 'commentary')) ?? [];
  return (
    <div className={classes['view']} data-layout={section?.layout}>
      {blocks.map((block, index) => (
        // blocks have no names; a new document replaces all of them
        <BlockView key={`${block.kind}-${index}`} block={block} built={built} />
      ))}
    </div>
  );
};
