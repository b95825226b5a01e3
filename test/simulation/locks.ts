/** Locks by name, as a database holds them for rows: whoever comes later waits his turn. */
export type Locks = { take(name: string): Promise<() => void> };

export const createLocks = (): Locks => {
  const queues = new Map<string, Array<() => void>>();
  const release = (name: string) => (): void => {
    const next = queues.get(name)?.shift();
    if (next) next();
    else queues.delete(name);
  };
  return {
    take: async (name) => {
      const queue = queues.get(name);
      if (!queue) queues.set(name, []);
      else await new Promise<void>((resolve) => queue.push(resolve));
      return release(name);
    },
  };
};
