import classes from './side-list.module.css';

interface SideListProps<I extends string> {
  readonly label: string;
  readonly items: readonly { readonly id: I; readonly label: string }[];
  readonly current: I;
  readonly onChoose: (id: I) => void;
}

/** Parts of a screen, one below the other at its left. */
export function SideList<I extends string>({ label, items, current, onChoose }: SideListProps<I>) {
  return (
    <nav className={classes.list} aria-label={label}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          className={classes.item}
          aria-current={item.id === current ? 'page' : undefined}
          onClick={() => onChoose(item.id)}
        >
          {item.label}
        </button>
      ))}
    </nav>
  );
}
