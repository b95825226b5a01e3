import { Fragment, type ReactNode } from 'react';
import { gatherLists, type RichList, type RichNode } from '#shared/rich-text/lists.ts';
import type { RichBlock, RichRun } from '#shared/rich-text/model.ts';
import classes from './rich-text.module.css';

const lined = (text: string): ReactNode =>
  text.split('\n').map((line, index) => (
    // lines have no names
    <Fragment key={`${index}-${line}`}>
      {index > 0 ? <br /> : null}
      {line}
    </Fragment>
  ));

const Run = ({ run }: { run: RichRun }) => {
  const text = lined(run.text);
  const struck = run.strike ? <s>{text}</s> : text;
  const slanted = run.italic ? <em>{struck}</em> : struck;
  const strong = run.bold ? <strong>{slanted}</strong> : slanted;
  return run.href === undefined ? (
    strong
  ) : (
    <a href={run.href} target="_blank" rel="noopener noreferrer nofollow">
      {strong}
    </a>
  );
};

// runs and blocks have no names; a new text replaces all of them
const Runs = ({ runs }: { runs: readonly RichRun[] }) => runs.map((run, index) => <Run key={`${index}-${run.text}`} run={run} />);

const List = ({ list: { start, items } }: { list: RichList }) => {
  const lines = items.map((item, index) => (
    <li key={`${index}-${item.runs[0]?.text}`}>
      <Runs runs={item.runs} />
      {item.lists.map((below, at) => (
        <List key={`${at}-${below.start}`} list={below} />
      ))}
    </li>
  ));
  return start === null ? <ul>{lines}</ul> : <ol start={start}>{lines}</ol>;
};

const Node = ({ node }: { node: RichNode }) => {
  if (node.kind === 'list') return <List list={node} />;
  const runs = <Runs runs={node.runs} />;
  return node.kind === 'heading' ? <h4>{runs}</h4> : <p>{runs}</p>;
};

/** Rich text to read. */
export const RichTextView = ({ blocks }: { blocks: readonly RichBlock[] }) => (
  <div className={classes['text']}>
    {gatherLists(blocks).map((node, index) => (
      <Node key={`${index}-${node.kind}`} node={node} />
    ))}
  </div>
);
