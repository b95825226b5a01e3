import { MessageChannel } from 'node:worker_threads';
import { createApp } from '#core/app.ts';
import { startHttpHost } from '#host/http/server.ts';
import { createWrittenFiles } from '#host/http/written-files.ts';
import { createPortTransport, type PagePort } from '#host/port-transport.ts';
import { servePort } from '#host/serve-port.ts';
import { describeContract, type OpenedTransport } from '#test/support/contract-scenarios.ts';
import { createHttpClient } from '#test/support/http-client.ts';
import { makeDeps, makeFolder, testKdfCost } from '#test/support/make-app.ts';

const makeCore = () => {
  const [dir, remove] = makeFolder();
  const core = createApp(makeDeps({ storeDir: dir }), { kdfCost: testKdfCost });
  const close = async (): Promise<void> => {
    await core.close();
    remove();
  };
  return { core, close };
};

const inProcess = async (): Promise<OpenedTransport> => {
  const { core, close } = makeCore();
  return { transport: core, close };
};

const overPort = async (): Promise<OpenedTransport> => {
  const { core, close } = makeCore();
  const { port1, port2 } = new MessageChannel();
  servePort(
    {
      postMessage: (message) => port1.postMessage(message),
      on: (event, listener: (message: { data: unknown }) => void) => port1.on(event, (data: unknown) => listener({ data })),
      start: () => port1.start(),
    },
    core,
  );
  const transport = createPortTransport();
  transport.attach(port2 as unknown as PagePort);
  return {
    transport,
    close: async () => {
      port1.close();
      await close();
    },
  };
};

const overHttp = async (): Promise<OpenedTransport> => {
  const { core, close } = makeCore();
  const page = () => ({ status: 404, headers: {}, body: new Uint8Array() });
  const host = await startHttpHost({ core, page, written: createWrittenFiles(), token: 'a token for tests', port: 0 });
  const client = await createHttpClient(host.link);
  return {
    transport: client,
    close: async () => {
      client.close();
      await host.close();
      await close();
    },
  };
};

describeContract('in this process', inProcess);
describeContract('through a message port', overPort);
describeContract('over HTTP', overHttp);
