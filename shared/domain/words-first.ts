/** Puts the options that stand before the first word of a command line behind it. `valued`: the names of those that take the next word as their value. */
export const wordsFirst = (args: readonly string[], valued: readonly string[]): string[] => {
  let at = 0;
  for (let arg = args[at]; arg?.startsWith('--'); arg = args[at]) at += valued.includes(arg.slice(2)) ? 2 : 1;
  return at < args.length ? [...args.slice(at), ...args.slice(0, at)] : [...args];
};
