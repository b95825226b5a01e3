import { describeContract } from '#test/support/contract-scenarios.ts';
import { createPageTransport } from '#test/support/page-transport.ts';
import { closeFor, hosts } from './hosts.ts';

for (const host of hosts)
  describeContract(`from the page in ${host.name}`, async () => {
    const app = await host.launch();
    return { transport: await createPageTransport(app.page), close: () => closeFor(app) };
  });
