// first, before any module with a schema
import { styleNonce } from './security.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/theme.css';
import { createRoot } from 'react-dom/client';
import type { Transport } from '#shared/api/transport.ts';
import { App } from './app/app.tsx';
import { AudienceScreen } from './features/present/audience-screen.tsx';
import { audienceOf } from './state/presenting.ts';
import { restoreLastView } from './state/router.ts';
import { createHttpTransport } from './transport-http.ts';
import { startTexts } from './ui/i18n.ts';

await startTexts();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
const audience = audienceOf(location.hash);
if (audience === null) {
  restoreLastView();
  // the preload of Electron gives the page its two functions; in a browser the Node host answers over HTTP
  const { quarterdeck } = window as Window & { quarterdeck?: Transport };
  createRoot(root).render(<App transport={quarterdeck ?? createHttpTransport()} styleNonce={styleNonce} />);
} else {
  // the audience's screen shows what it is sent, and reaches neither the core nor the window that has it
  window.opener = null;
  createRoot(root).render(<AudienceScreen id={audience} />);
}
