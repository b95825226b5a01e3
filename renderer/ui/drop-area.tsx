import { type DragEvent, type ReactNode, useState } from 'react';

/** Takes dropped files anywhere on it. `className`: how it looks; `[data-over]` while files are held over it. */
export const DropArea = ({
  className,
  onFiles,
  children,
}: {
  className: string | undefined;
  onFiles(files: File[]): void;
  children: ReactNode;
}) => {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className={className}
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
