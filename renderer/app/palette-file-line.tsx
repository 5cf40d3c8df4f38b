import type { FileHit } from '../data/api';
import classes from './palette.module.css';
import { useTypes } from './types-context';

/** A file that was found by the words in it: its name, the record that holds it, and the words where they stand. */
export function FileLine({ hit }: { readonly hit: FileHit }) {
  const types = useTypes();
  const [before, words, after] = hit.around;
  return (
    <div className={classes.file}>
      <div className={classes.fileHead}>
        <span className={classes.fileName}>{hit.name}</span>
        <span className={classes.fileOwner}>
          {types.find(hit.type)?.label} {hit.title}
        </span>
      </div>
      <div className={classes.snippet}>
        {before}
        <mark>{words}</mark>
        {after}
      </div>
    </div>
  );
}
