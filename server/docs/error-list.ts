import { describeError, isErrorCode } from '#shared/domain/errors.ts';
import { feedErrorTexts } from '#shared/text/feed-errors.ts';
import { importErrorTexts } from '#shared/text/import-errors.ts';
import { serverErrorTexts } from '#shared/text/server-errors.ts';
import { signInErrorTexts } from '#shared/text/sign-in-errors.ts';
import { syncErrorTexts } from '#shared/text/sync-errors.ts';
import { statusOfCode } from '../http/error-to-reply.ts';

/** An error as the documentation lists it. `status` null: it is the reason of a single row, beside the status 200 of the whole. */
export type ListedError = { code: string; status: number | null; message: string; hint: string };

// what is said to the one who starts the server, never to the one who asks it
const ofStarting = /^(?:SERVER_(?!BUSY)|POSTGRES_|FOLDER_|NOTE_|UNDO_)/;
const ofRows = /^(?:ROW_|FEED_ROW_)/;

/** Every code that a request can be answered with, and every reason for which a row of a feed waits. */
export const listErrors = (): ListedError[] =>
  Object.keys({ ...serverErrorTexts, ...signInErrorTexts, ...syncErrorTexts, ...feedErrorTexts, ...importErrorTexts })
    .filter((code) => !ofStarting.test(code))
    .flatMap((code) => {
      if (!isErrorCode(code)) return [];
      const { message, hint } = describeError(code);
      return [{ code, status: ofRows.test(code) ? null : statusOfCode(code), message, hint }];
    });
