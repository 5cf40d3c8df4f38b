import type { Overview } from '../data/api';
import { useSession } from './data-context';
import { useNavigation } from './navigation';
import { isAt, PLACES, type Place } from './places';
import { hasScreen } from './screens';
import classes from './shell.module.css';
import { useLive } from './use-live';

/** Left navigation: places by group, with what waits there. */
export function Sidebar() {
  const { unit } = useSession();
  const overview = useLive('overview', 'any', (data) => data.overview()).value;
  const places = PLACES.filter(({ route }) => hasScreen(route.screen));
  const groups = [...new Set(places.map(({ group }) => group))];
  return (
    <nav className={classes.nav} aria-label="主导航">
      <div className={classes.unit} title={unit.name}>
        <span className={classes.mark} aria-hidden />
        <span className={classes.unitName}>{unit.name}</span>
      </div>
      {groups.map((group) => (
        <section key={group} aria-label={group || '开始'}>
          {group !== '' && <div className={classes.group}>{group}</div>}
          <ul className={classes.list}>
            {places
              .filter((place) => place.group === group)
              .map((place) => (
                <li key={place.label}>
                  <PlaceButton place={place} overview={overview} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function PlaceButton({ place, overview }: { readonly place: Place; readonly overview: Overview | null }) {
  const { route, go } = useNavigation();
  const count = overview === null ? 0 : (place.badge?.(overview) ?? 0);
  const Icon = place.icon;
  return (
    // Goes to a place, so it is announced as a link; there is no address that an <a> could carry.
    // biome-ignore lint/a11y/useSemanticElements: places have no address
    <button
      type="button"
      role="link"
      className={classes.place}
      aria-current={isAt(place, route) ? 'page' : undefined}
      title={place.shortcut === undefined ? undefined : `${place.label}（${place.shortcut}）`}
      onClick={() => go(place.route)}
    >
      <Icon size="1rem" stroke={1.6} />
      <span className={classes.label}>{place.label}</span>
      {count > 0 && (
        <span className={place.urgent ? `${classes.badge} ${classes.urgent}` : classes.badge}>
          {count.toLocaleString()}
        </span>
      )}
    </button>
  );
}
