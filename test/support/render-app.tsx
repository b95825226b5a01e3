import { notifications } from '@mantine/notifications';
import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from '#renderer/app/app.tsx';
import { startTexts } from '#renderer/ui/i18n.ts';
import type { TestApp } from './make-app.ts';

/** The whole page on a real core, opened at an address such as "#/partner/ID". */
export const renderApp = async ({ app }: Pick<TestApp, 'app'>, hash = '#/portfolio') => {
  await startTexts();
  // notes outlive a page that was taken away
  notifications.clean();
  notifications.cleanQueue();
  window.history.replaceState(null, '', hash);
  // a page is never trusted, unlike the test's own calls
  const transport = { call: (method: string, input: unknown) => app.call(method, input), subscribe: app.subscribe };
  const rendered = render(<App transport={transport} styleNonce={() => ''} env="test" />);
  return { ...rendered, user: userEvent.setup() };
};
