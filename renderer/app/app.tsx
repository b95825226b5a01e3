import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { Transport } from '#shared/api/transport.ts';
import { CoreProvider } from '#renderer/state/core-context.tsx';
import { theme, themeVariables } from '#renderer/ui/theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { StoreGate } from './store-gate.tsx';

type AppProps = { transport: Transport; styleNonce: () => string; env?: 'default' | 'test' };

/** The whole page on one transport. */
export const App = ({ transport, styleNonce, env = 'default' }: AppProps) => (
  <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto" getStyleNonce={styleNonce} env={env}>
    <CoreProvider transport={transport}>
      <ErrorBoundary>
        <StoreGate />
      </ErrorBoundary>
      <Notifications position="bottom-right" limit={3} containerWidth={360} transitionDuration={90} />
    </CoreProvider>
  </MantineProvider>
);
