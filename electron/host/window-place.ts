import { readFileSync, writeFileSync } from 'node:fs';

/** Where a window is, in the units of the screen. */
export type Place = { x: number; y: number; width: number; height: number; maximized: boolean };
type Area = { x: number; y: number; width: number; height: number };

export const leastSize = { width: 900, height: 600 };
const usualSize = { width: 1360, height: 880 };

const isPlace = (value: unknown): value is Place => {
  const place = Object(value) as Record<string, unknown>;
  const numbers = [place.x, place.y, place.width, place.height];
  return numbers.every((number) => Number.isFinite(number)) && typeof place.maximized === 'boolean';
};

const overlap = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * Where to open the window: where it was, as long as a good part of it would be seen on a screen that is there now; else without a position, which
 * lets the system centre it. Never larger than the screen, never too small to use.
 */
export const placeWindow = (saved: unknown, screens: readonly Area[]): Partial<Place> => {
  if (!isPlace(saved)) return usualSize;
  const screen = screens.toSorted((a, b) => overlap(saved, b) - overlap(saved, a))[0];
  if (!screen) return usualSize;
  const fits = (size: number, least: number, most: number): number => Math.round(Math.min(Math.max(size, least), Math.max(most, least)));
  const size = {
    width: fits(saved.width, leastSize.width, screen.width),
    height: fits(saved.height, leastSize.height, screen.height),
    maximized: saved.maximized,
  };
  const isSeen = overlap(saved, screen) * 4 > saved.width * saved.height;
  return isSeen ? { ...size, x: Math.round(saved.x), y: Math.round(saved.y) } : size;
};

/** What was saved, or null; a damaged file counts as none. */
export const readPlace = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** Saves the place; a folder that cannot be written loses the place and nothing else. */
export const savePlace = (file: string, place: Place): void => {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // the window opens at its usual size next time
  }
};
