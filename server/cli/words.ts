import { AppError } from '#shared/domain/errors.ts';
import type { CommandRun } from './command.ts';

/** The text of an option that must be given. Throws SERVER_USAGE. */
export const needed = ({ options }: CommandRun, name: string): string => {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new AppError('SERVER_USAGE', { detail: `--${name} is missing` });
  return value.trim();
};

/** The one word that a command takes. Throws SERVER_USAGE. */
export const onlyWord = ({ words }: CommandRun, what: string): string => {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) throw new AppError('SERVER_USAGE', { detail: `give one ${what}` });
  return word;
};
