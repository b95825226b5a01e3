/** The keys of a command as Electron writes them; undefined for a key that only counts while nobody types ("?"). */
export const acceleratorOf = (keys: readonly string[]): string | undefined => {
  const key = keys.find((candidate) => candidate.includes('+') || /^F\d+$/.test(candidate));
  return key?.replace('Mod', 'CommandOrControl').replace('ArrowLeft', 'Left').replace('ArrowRight', 'Right');
};
