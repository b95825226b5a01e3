import { protocol, type Session } from 'electron';
import { isPageUrl, pageScheme } from './channels.ts';
import { createRendererFiles } from './renderer-files.ts';

/** Makes `app:` an ordinary secure scheme. Must run before Electron is ready. */
export const registerPageScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
};

/** Serves the built page at `app://quarterdeck/` from its fixed list of files. */
export const servePage = (session: Session, rendererDir: string): void => {
  const files = createRendererFiles(rendererDir, "'none'");
  session.protocol.handle(pageScheme, (request) => {
    const path = isPageUrl(request.url) && request.method === 'GET' ? new URL(request.url).pathname : '/no-such-page';
    const { status, headers, body } = files(path);
    return new Response(body, { status, headers });
  });
};
