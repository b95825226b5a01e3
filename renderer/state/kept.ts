/** Reads what this device keeps of how a place is looked at; `shipped` fills what is not kept. A damaged note is worth nothing. */
export const readKept = <T extends object>(key: string, shipped: T): T => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...shipped, ...(kept as Partial<T>) } : shipped;
  } catch {
    return shipped;
  }
};

/** Keeps it on this device. */
export const keep = (key: string, value: object): void => localStorage.setItem(key, JSON.stringify(value));
