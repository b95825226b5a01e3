/** A bug that is put into the code to see that the histories find it: exact texts of files and what stands there instead. */
export type Plant = { name: string; changes: ReadonlyArray<{ file: string; find: string; put: string }> };

export const plants: readonly Plant[] = [];

export const plantNamed = (name: string): Plant => {
  const plant = plants.find((one) => one.name === name);
  if (!plant) throw new Error(`no planted bug is called ${name}`);
  return plant;
};
