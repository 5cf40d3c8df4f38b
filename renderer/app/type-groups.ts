import { PLACE_GROUPS, type RecordTypeDefinition } from '../../shared/records/define';
import { isOwnTypeName, OWN_LEDGER } from '../../shared/records/own-design';
import type { TypeCatalogue } from '../../shared/records/type-catalogue';

interface TypeGroup {
  readonly group: string;
  readonly types: readonly RecordTypeDefinition[];
}

/**
 * Record types under the headings of the navigation, for choosers. Those without an entry of their own come first,
 * decisions about other records last. Designs of own ledgers have a screen and go along with their ledgers; a ledger
 * that was deleted is not offered.
 */
export const typeGroups = ({ all }: TypeCatalogue): readonly TypeGroup[] =>
  [
    {
      group: '档案',
      types: all.filter(
        ({ name, place, setting }) =>
          place === undefined && setting !== true && name !== OWN_LEDGER && !isOwnTypeName(name),
      ),
    },
    ...PLACE_GROUPS.map((group) => ({ group, types: all.filter(({ place }) => place?.group === group) })),
    { group: '规则', types: all.filter(({ setting }) => setting === true) },
  ].filter(({ types }) => types.length > 0);
