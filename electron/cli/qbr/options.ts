import { resolve } from 'node:path';
import { ExportFormat } from '#shared/api/qbr-exports.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CommandRun } from '../command.ts';

/** An option that a word cannot do without. Throws USAGE. */
export const needOption = (options: CommandRun['options'], name: string, word: string): string => {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new AppError('USAGE', { detail: `${word} needs --${name}` });
  return value;
};

/** The id of a review, which stands after the word. Throws USAGE. */
export const reviewId = (words: readonly string[]): string => {
  const id = words[1];
  if (id === undefined) throw new AppError('USAGE', { detail: `qbr ${words[0] ?? ''} needs the id of the review; "qbr list" says it` });
  return id;
};

/** The formats to write, separated by commas. Throws USAGE. */
export const formatsOption = (value: CommandRun['options'][string]): ExportFormat[] => {
  if (typeof value !== 'string') return ['pptx', 'pdf', 'xlsx'];
  return value.split(',').map((word) => {
    const format = ExportFormat.safeParse(word.trim().toLowerCase());
    if (!format.success)
      throw new AppError('USAGE', { detail: `there is no format "${word.trim()}"; the formats are pptx, pdf, xlsx, md` });
    return format.data;
  });
};

/** The deck of the company that a package is written in; nothing: the usual one. */
export const templateOption = (value: CommandRun['options'][string]): { templatePath?: string } =>
  typeof value === 'string' ? { templatePath: resolve(value) } : {};

/** Whom the files are for. Throws USAGE. */
export const audienceOption = (value: CommandRun['options'][string]): 'internal' | 'partner' => {
  if (value === undefined || value === 'internal' || value === 'partner') return value ?? 'internal';
  throw new AppError('USAGE', { detail: 'the audience is internal or partner' });
};
