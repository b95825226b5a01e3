import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import classes from './error-boundary.module.css';

const Crashed = ({ onAgain }: { onAgain: () => void }) => {
  const { t } = useTranslation();
  return (
    <div role="alert" className={classes['crash']}>
      <h1>{t(($) => $.shell.crash.title)}</h1>
      <p>{t(($) => $.shell.crash.text)}</p>
      <div className={classes['actions']}>
        <Button onClick={onAgain}>{t(($) => $.shell.crash.again)}</Button>
        <Button
          variant="default"
          onClick={() => {
            navigate({ place: 'portfolio' });
            onAgain();
          }}
        >
          {t(($) => $.shell.crash.home)}
        </Button>
      </div>
    </div>
  );
};

/** Keeps a screen that fails from taking the window with it. A new `place` starts afresh. React has no other way than a class. */
export class ErrorBoundary extends Component<{ children: ReactNode; place?: string }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override componentDidUpdate(before: { place?: string }): void {
    if (this.state.failed && before.place !== this.props.place) this.setState({ failed: false });
  }
  override render(): ReactNode {
    return this.state.failed ? <Crashed onAgain={() => this.setState({ failed: false })} /> : this.props.children;
  }
}
