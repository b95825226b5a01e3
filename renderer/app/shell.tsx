import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobEvents } from '#renderer/state/jobs-store.ts';
import { useKeepFormDrafts } from '#renderer/state/keep-form-drafts.ts';
import { navigate, type Route, routeToHash, useRoute } from '#renderer/state/router.ts';
import { isInspectorShown, useUiStore } from '#renderer/state/ui-store.ts';
import { useNewDay } from '#renderer/state/use-new-day.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useFocusContent } from '#renderer/ui/keep-focus.ts';
import { Button } from '@mantine/core';
import { ErrorBoundary } from './error-boundary.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { screens } from './screens.tsx';
import classes from './shell.module.css';
import { StatusLine } from './status-line.tsx';
import { useAppCommands } from './use-app-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Screen = ({ route }: { route: Route }) => {
  const { t } = useTranslation();
  // the place of the route picks the screen, so the two fit; the type system cannot follow that through the table
  const Found = screens[route.place] as ComponentType<{ route: Route }> | undefined;
  if (Found) return <Found route={route} />;
  return (
    <EmptyState kind="nothing" title={t(($) => $.shell.notHere.title)} text={t(($) => $.shell.notHere.text)}>
      <Button onClick={() => navigate({ place: 'portfolio' })}>{t(($) => $.shell.crash.home)}</Button>
    </EmptyState>
  );
};

/** The window: places on the left, content, the inspector on the right, the status line below. */
export const Shell = () => {
  const { t } = useTranslation();
  const route = useRoute();
  // the partner sees this window, so nothing stands around the slide
  const isPresenting = route.place === 'present';
  const hasInspector = useUiStore((state) => !isPresenting && isInspectorShown(state, route.place));
  useJobEvents();
  useKeepFormDrafts();
  useAppCommands();
  useShortcuts();
  useNewDay();
  useFocusContent(routeToHash(route));
  return (
    <div className={classes['window']}>
      <a
        href="#content"
        className={classes['skip']}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {t(($) => $.shell.skip)}
      </a>
      <div className={classes['columns']}>
        {isPresenting ? null : <Rail current={route.place} />}
        <main id="content" tabIndex={-1} className={classes['content']}>
          <ErrorBoundary place={route.place}>
            <Screen route={route} />
          </ErrorBoundary>
        </main>
        {hasInspector ? <Inspector place={route.place} /> : null}
      </div>
      {isPresenting ? null : <StatusLine />}
      <Palette />
      <KeysHelp />
      <RestoreDialog />
    </div>
  );
};
