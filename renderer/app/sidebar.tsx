import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Overview } from '../data/api';
import { hasRight } from './actor';
import { useSession } from './data-context';
import { useNavigation } from './navigation';
import { isAt, isFolding, type Place, placesOf } from './places';
import { hasScreen } from './screens';
import classes from './shell.module.css';
import { useTypes } from './types-context';
import { useLive } from './use-live';

/** Left navigation: places by group, with what waits there. */
export function Sidebar() {
  const session = useSession();
  const { unit } = session;
  const overview = useLive('overview', 'any', (data) => data.overview()).value;
  const types = useTypes();
  const places = useMemo(
    () =>
      placesOf(types).filter(
        ({ route, right }) => hasScreen(route.screen) && (right === undefined || hasRight(session, right)),
      ),
    [types, session],
  );
  const groups = [...new Set(places.map(({ group }) => group))];
  return (
    <nav className={classes.nav} aria-label="主导航">
      <div className={classes.unit} title={unit.name}>
        <span className={classes.mark} aria-hidden />
        <span className={classes.unitName}>{unit.name}</span>
      </div>
      {groups.map((group) => (
        <PlaceSection
          key={group}
          group={group}
          places={places.filter((place) => place.group === group)}
          overview={overview}
        />
      ))}
    </nav>
  );
}

interface PlaceSectionProps {
  readonly group: string;
  readonly places: readonly Place[];
  readonly overview: Overview | null;
}

/** A heading with its places. The ledgers' sections fold; the one that holds the present place is always open. */
function PlaceSection({ group, places, overview }: PlaceSectionProps) {
  const { route } = useNavigation();
  const [unfolded, setUnfolded] = useState(false);
  const holdsPresent = places.some((place) => isAt(place, route));
  const isOpen = !isFolding(group) || unfolded || holdsPresent;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section aria-label={group || '开始'}>
      {isFolding(group) ? (
        <button
          type="button"
          className={`${classes.group} ${classes.folding}`}
          aria-expanded={isOpen}
          onClick={() => setUnfolded(!isOpen)}
        >
          {group}
          <Chevron size="0.875rem" stroke={1.6} aria-hidden />
        </button>
      ) : (
        group !== '' && <div className={classes.group}>{group}</div>
      )}
      {isOpen && (
        <ul className={classes.list}>
          {places.map((place) => (
            <li key={JSON.stringify(place.route)}>
              <PlaceButton place={place} overview={overview} />
            </li>
          ))}
        </ul>
      )}
    </section>
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
      title={place.shortcut === undefined ? place.label : `${place.label}（${place.shortcut}）`}
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
