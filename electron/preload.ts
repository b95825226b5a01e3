import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '#host/channels.ts';
import { createPortTransport, type PagePort } from '#host/port-transport.ts';

/** The whole bridge: the page gets two functions. The port to the core comes from main, once the page has asked for it. */
const transport = createPortTransport();
ipcRenderer.on(channels.port, ({ ports: [port] }) => (port ? transport.attach(port as PagePort) : transport.detach()));
ipcRenderer.on(channels.event, (_, event) => transport.emit(event));
ipcRenderer.send(channels.connect);
contextBridge.exposeInMainWorld('quarterdeck', { call: transport.call, subscribe: transport.subscribe });
