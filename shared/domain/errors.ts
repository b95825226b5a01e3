import { errorTexts } from '#shared/text/errors.ts';
import { fileErrorTexts } from '#shared/text/file-errors.ts';
import { feedErrorTexts } from '#shared/text/feed-errors.ts';
import { importErrorTexts } from '#shared/text/import-errors.ts';
import { planErrorTexts } from '#shared/text/plan-errors.ts';
import { serverErrorTexts } from '#shared/text/server-errors.ts';
import { signInErrorTexts } from '#shared/text/sign-in-errors.ts';
import { syncErrorTexts } from '#shared/text/sync-errors.ts';
import { templateErrorTexts } from '#shared/text/template-errors.ts';

const texts = {
  ...errorTexts,
  ...fileErrorTexts,
  ...feedErrorTexts,
  ...importErrorTexts,
  ...planErrorTexts,
  ...serverErrorTexts,
  ...syncErrorTexts,
  ...signInErrorTexts,
  ...templateErrorTexts,
};

/** Every stable error code of the product. */
export type ErrorCode = keyof typeof texts;
export type ErrorParams = Record<string, string | number>;

/** A failure as a person sees it: what happened, and one next step. */
export type Described = { code: ErrorCode; message: string; hint: string; params: ErrorParams };

const fill = (text: string, params: ErrorParams): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));

/** True for a code in the catalog. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(texts, code);

/** Turns a code and its parameters into the sentence and the next step of the catalog. */
export const describeError = (code: ErrorCode, params: ErrorParams = {}): Described => ({
  code,
  message: fill(texts[code].message, params),
  hint: fill(texts[code].hint, params),
  params,
});

/** An expected failure. Anything else that is thrown is a bug and is shown as INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(describeError(code, params).message, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}
