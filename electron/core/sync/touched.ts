import type { Written } from '#core/facts-cache.ts';

/** What applying changed: the tables, the partners by name, and the tables of which every partner is named. */
export type TouchLog = {
  /** `partnerId`: undefined when it is not known whose row it was. */
  touch(table: string, partnerId: string | undefined): void;
  /** What was noted since the last call; null when nothing was. */
  take(): Written | null;
};

/** Above so many partners, naming them saves nothing. */
const mostPartners = 400;

export const createTouchLog = (): TouchLog => {
  let tables = new Set<string>();
  let unnamed = new Set<string>();
  let partnerIds = new Set<string>();
  return {
    touch: (table, partnerId) => {
      tables.add(table);
      if (partnerId === undefined) unnamed.add(table);
      else partnerIds.add(partnerId);
    },
    take: () => {
      if (tables.size === 0) return null;
      const covered = partnerIds.size > mostPartners ? [] : [...tables].filter((table) => !unnamed.has(table));
      const written = { tables: [...tables], partnerIds, covered: new Set(covered) };
      tables = new Set();
      unnamed = new Set();
      partnerIds = new Set();
      return written;
    },
  };
};
