import { describeError, type ErrorCode, type ErrorParams } from '#shared/domain/errors.ts';
import { importTexts } from '#shared/text/en/import.ts';
import { questionOptions } from '#shared/text/en/import-questions.ts';

/** A question as the page and the command line get it. */
export type Question = {
  id: string;
  code: ErrorCode;
  message: string;
  hint: string;
  file: string;
  column: string | null;
  blocking: boolean;
  options: Array<{ value: string; label: string }>;
  answer: string | null;
  params: ErrorParams;
};

export type Answers = ReadonlyMap<string, string>;

/** Collects questions and hands out the answers that were given to them. */
export const createQuestions = (answers: Answers) => {
  const asked: Question[] = [];
  /** Asks, and returns the answer when there is a fitting one. `options`: values of a fixed list, or texts that stand for themselves. */
  const ask = (
    code: ErrorCode,
    place: { fileIndex: number; file: string; column: string | null; detail?: string },
    options: readonly string[],
    params: ErrorParams,
    blocking = true,
  ): string | null => {
    const id = [code, place.fileIndex, place.column ?? '', place.detail ?? ''].join('|');
    const given = answers.get(id);
    const answer = given !== undefined && options.includes(given) ? given : null;
    const { message, hint } = describeError(code, params);
    const labels: Record<string, string> = { ...questionOptions, ...importTexts.entity };
    asked.push({
      id,
      code,
      message,
      hint,
      file: place.file,
      column: place.column,
      blocking,
      options: options.map((value) => ({ value, label: Object.hasOwn(labels, value) ? (labels[value] as string) : value })),
      answer,
      params,
    });
    return answer;
  };
  return { ask, asked };
};
export type Questions = ReturnType<typeof createQuestions>;
