/** Longest request of a page to the core, in characters of its JSON text. Files are sent in pieces that are smaller. */
export const longestRequest = 8 * 1024 * 1024;
/** Longest name of a method. */
export const longestMethod = 100;
/** How long a closing host waits for the core to close the store, in milliseconds: long enough for a backup of the day that is under way. The window is gone by then. */
export const closeWithin = 30_000;
/** A core that lived shorter than this when it died again is not started a second time, in milliseconds. */
export const steadyAfter = 60_000;
/** A log file is set aside when it has grown to this many bytes, and this many old ones are kept. */
export const logFileBytes = 1024 * 1024;
export const logFilesKept = 3;
/** A page that is not printed after this long, in milliseconds, is given up; the other writer makes the PDF then. */
export const printWithin = 30_000;
