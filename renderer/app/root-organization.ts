import type { UnitCard } from '../../shared/bridge/shapes';
import type { Change } from '../data/api';

/** The unit's own organization, from its card: the root of the tree. */
export function rootOrganization(unit: UnitCard): Change {
  return {
    id: null,
    type: 'organization',
    values: {
      fullName: unit.name,
      orgType: 'committee',
      ...(unit.code === '' ? {} : { orgCode: unit.code }),
    },
  };
}
