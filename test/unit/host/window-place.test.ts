import { expect, test } from 'vitest';
import { placeWindow } from '#host/window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };
const usual = { width: 1360, height: 880 };

test('opens where it was', () => {
  const saved = { x: 100, y: 80, width: 1200, height: 800, maximized: false };
  expect(placeWindow(saved, [screen])).toEqual(saved);
});

test('opens on the second screen when it was there', () => {
  const saved = { x: 2100, y: 80, width: 2000, height: 1300, maximized: true };
  expect(placeWindow(saved, [screen, second])).toEqual(saved);
});

test('lets the system choose the place when that screen is gone, and fits the one that is there', () => {
  const saved = { x: 2100, y: 80, width: 2400, height: 1300, maximized: false };
  expect(placeWindow(saved, [screen])).toEqual({ width: 1920, height: 1080, maximized: false });
});

test('lets the system choose the place when hardly a corner would be seen', () => {
  const saved = { x: 1900, y: 1060, width: 1200, height: 800, maximized: false };
  expect(placeWindow(saved, [screen])).toEqual({ width: 1200, height: 800, maximized: false });
});

test('is never too small to use', () => {
  expect(placeWindow({ x: 0, y: 0, width: 3, height: 3, maximized: false }, [screen])).toMatchObject({ width: 900, height: 600 });
});

test.each([[null], ['text'], [{ x: 1 }], [{ x: 0, y: 0, width: 'wide', height: 1, maximized: false }], [[]]])(
  'opens at its usual size when the file says %j',
  (saved) => {
    expect(placeWindow(saved, [screen])).toEqual(usual);
  },
);

test('opens at its usual size when there is no screen to fit', () => {
  expect(placeWindow({ x: 0, y: 0, width: 1000, height: 700, maximized: false }, [])).toEqual(usual);
});
