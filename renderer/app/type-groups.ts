import { PLACE_GROUPS, type RecordTypeDefinition } from '../../shared/records/define';
import { isOwnTypeName, OWN_LEDGER } from '../../shared/records/own-design';
import type { TypeCatalogue } from '../../shared/records/type-catalogue';

interface TypeGroup {
  readonly group: string;
  readonly types: readonly RecordTypeDefinition[];
}

/**
 * Record types under the headings of the navigation, for choosers. Those without an entry of their own come first.
 * Designs of own ledgers have a screen and go along with their ledgers; a ledger that was deleted is not offered.
 */
export const typeGroups = ({ all }: TypeCatalogue): readonly TypeGroup[] =>
  [
    {
      group: '档案',
      types: all.filter(
        ({ name, place }) => place === undefined && name !== OWN_LEDGER && !isOwnTypeName(name),
      ),
    },
    ...PLACE_GROUPS.map((group) => ({ group, types: all.filter(({ place }) => place?.group === group) })),
  ].filter(({ types }) => types.length > 0);
