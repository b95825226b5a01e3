import type { Unit } from './mapping.ts';

/** What one unit of a money column stands for, as far as its header says. */
export const unitOfHeader = (header: string): Unit | null => {
  if (/\b(?:mio|millions?|mn)\b|\((?:m|mm)\)/i.test(header)) return 'million';
  return /\bthousands?\b|\((?:k|'?000)\)/i.test(header) ? 'thousand' : null;
};
