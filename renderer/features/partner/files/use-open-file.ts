import { useState } from 'react';
import type { Attachment } from '#shared/api/files.ts';
import type { Described } from '#shared/domain/errors.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useFileNotice } from '#renderer/state/use-file-notice.tsx';
import { useNotice } from '#renderer/state/use-notice.tsx';

/** A file that was not opened, and why: it asks first, or it never is. */
export type AskedFile = { file: Attachment; error: Described };

/** Opens files and saves copies. `asked`: the one about which the user has to decide. */
export const useOpenFile = () => {
  const { run: open } = useCommand('files.open');
  const { run: saveCopy } = useCommand('files.saveCopy');
  const { failed } = useNotice();
  const tellFile = useFileNotice();
  const [asked, setAsked] = useState<AskedFile | null>(null);
  const openFile = async (file: Attachment, anyway = false): Promise<void> => {
    setAsked(null);
    const done = await open({ id: file.id, anyway });
    if (!done.ok) {
      if (done.error.code === 'ATTACHMENT_ASKS' || done.error.code === 'ATTACHMENT_RUNS') setAsked({ file, error: done.error });
      else failed(done.error);
    } else if (done.data.link !== null) tellFile({ name: file.name, ...done.data });
  };
  const copyFile = async (file: Attachment): Promise<void> => {
    setAsked(null);
    const done = await saveCopy({ id: file.id });
    if (done.ok) tellFile(done.data);
    else failed(done.error);
  };
  return { openFile, copyFile, asked, forget: () => setAsked(null) };
};
