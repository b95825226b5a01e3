/** The numbers of the rows that some ids stand in, from 1, as one writes them: "1, 3". */
export const numbersOf = (ids: readonly string[], rows: ReadonlyArray<{ id: string }>): string =>
  ids
    .flatMap((id) => {
      const at = rows.findIndex((row) => row.id === id);
      return at === -1 ? [] : [at + 1];
    })
    .toSorted((a, b) => a - b)
    .join(', ');

/** The ids of the rows with these numbers; null where a number is none of a row, or names the row itself. */
export const idsOf = (text: string, rows: ReadonlyArray<{ id: string }>, own: string | null): string[] | null => {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const ids = words.map((word) => (/^\d+$/.test(word) ? rows[Number(word) - 1]?.id : undefined));
  return ids.every((id) => id !== undefined && id !== own) ? [...new Set(ids.filter((id) => id !== undefined))] : null;
};
