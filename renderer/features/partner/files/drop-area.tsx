import { type DragEvent, type ReactNode, useState } from 'react';
import classes from './files.module.css';

/** Takes dropped files anywhere on it. */
export const DropArea = ({ onFiles, children }: { onFiles(files: File[]): void; children: ReactNode }) => {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
};
