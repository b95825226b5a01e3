import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '#core/deps.ts';
import { logFileBytes, logFilesKept } from './limits.ts';

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
};

const setAside = (file: string): void => {
  rmSync(`${file}.${logFilesKept}`, { force: true });
  for (let age = logFilesKept - 1; age >= 0; age -= 1) {
    const from = age === 0 ? file : `${file}.${age}`;
    if (sizeOf(from) > 0) renameSync(from, `${file}.${age + 1}`);
  }
};

/**
 * A log of one JSON object a line: time, level, event, facts. Old files are `NAME.1` (youngest) and up.
 * A log that cannot be written is no reason to stop the app, so failures to write are ignored.
 */
export const createLogFile = (file: string, now: () => number): Log => {
  let size = sizeOf(file);
  return (level, event, facts = {}) => {
    const line = `${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...facts })}\n`;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if (size > logFileBytes) {
        setAside(file);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += line.length;
    } catch {
      size = 0;
    }
  };
};
