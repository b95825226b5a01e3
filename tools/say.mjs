/** One line for the person at the terminal. Always on standard error: standard output belongs to what a command answers. */
export const say = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Says why and ends with exit code 1. */
export const giveUp = (line) => {
  say(line);
  process.exit(1);
};
