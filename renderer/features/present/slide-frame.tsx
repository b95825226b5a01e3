import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { slidePage } from '#shared/slides/look.ts';
import classes from './slide.module.css';

/** Draws a slide as large as its place allows, on a ground of its own. */
export const SlideFrame = ({ children }: { children: ReactNode }) => {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const scale = Math.min(width / slidePage.width, height / slidePage.height);
  return (
    <div ref={ref} className={classes['frame']}>
      <div
        className={classes['scaled']}
        style={
          scale > 0
            ? {
                transform: `translate(${(width - slidePage.width * scale) / 2}px, ${(height - slidePage.height * scale) / 2}px) scale(${scale})`,
              }
            : {}
        }
      >
        {children}
      </div>
    </div>
  );
};
