import classes from './agreement.module.css';

/** A fingerprint in groups of four, so that two people can read it to each other. `short`: the first four groups. */
export const Fingerprint = ({ print, short = false }: { print: string; short?: boolean }) => {
  const groups = print.match(/.{1,4}/g) ?? [];
  return (
    <code className={classes['print']} title={short ? groups.join(' ') : undefined}>
      {(short ? groups.slice(0, 4) : groups).join(' ')}
      {short ? '…' : ''}
    </code>
  );
};
