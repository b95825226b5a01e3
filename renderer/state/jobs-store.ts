import { useEffect } from 'react';
import { create } from 'zustand';
import type { JobProgress } from '#shared/api/transport.ts';
import { useCore } from './core-context.tsx';

/** The long pieces of work that run now, by id. */
export const useJobsStore = create<{ jobs: Record<string, JobProgress> }>(() => ({ jobs: {} }));

/** Follows the work of the core; once, in the shell. */
export const useJobEvents = (): void => {
  const { transport } = useCore();
  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.type !== 'job') return;
        const { job } = event;
        useJobsStore.setState(({ jobs }) => {
          const { [job.id]: _, ...others } = jobs;
          return { jobs: job.state === 'running' ? { ...others, [job.id]: job } : others };
        });
      }),
    [transport],
  );
};
