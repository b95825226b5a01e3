/** A name that is not taken yet: the first with its lowest number. */
export const freeName = (start: string, taken: readonly string[]): string => {
  let number = 1;
  while (taken.includes(`${start}${number}`)) number += 1;
  return `${start}${number}`;
};
