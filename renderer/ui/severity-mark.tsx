import type { Severity } from '#shared/alerts/alert.ts';
import classes from './status-mark.module.css';

/** Diamond, triangle, half circle, empty circle: each severity has a shape of its own, so colour is never alone. */
const Shape = ({ severity, title }: { severity: Severity; title: string | undefined }) => (
  <svg
    width="10"
    height="10"
    viewBox="0 0 10 10"
    {...(title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })}
    className={classes['shape']}
    data-severity={severity}
  >
    {severity === 'critical' ? <path d="M5 0.3 9.7 5 5 9.7 0.3 5Z" /> : null}
    {severity === 'high' ? <path d="M5 0.8 9.6 9H0.4Z" /> : null}
    {severity === 'low' ? null : severity === 'medium' ? <path d="M5 1.6A3.4 3.4 0 0 1 5 8.4Z" /> : null}
    {severity === 'medium' || severity === 'low' ? <circle cx="5" cy="5" r="3.4" className={classes['hollow']} /> : null}
  </svg>
);

/** A severity as shape and word. `title` names the shape where the label says something else. */
export const SeverityMark = ({ severity, label, title }: { severity: Severity; label: string; title?: string }) => (
  <span className={classes['mark']}>
    <Shape severity={severity} title={title} />
    {label}
  </span>
);
