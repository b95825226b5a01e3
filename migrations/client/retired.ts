/** Tables ("table") and columns ("table.column") that were once in use and are no more. A name here is never taken again: old rows and old devices still mean the old thing by it. */
export const retiredNames: readonly string[] = [];
