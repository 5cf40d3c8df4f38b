import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { RecordTypeDefinition } from '../../shared/records/define';
import { isOwnTypeName, OWN_LEDGER } from '../../shared/records/own-design';
import { catalogueWith, type TypeCatalogue } from '../../shared/records/type-catalogue';
import { useData, useDataEvent, useSession } from './data-context';
import { tellError } from './notify';

const TypesContext = createContext<TypeCatalogue | null>(null);

/** Gives the screens the record types of the open vault; they change when the design of an own ledger does. */
export function TypesProvider({ children }: { readonly children: ReactNode }) {
  const data = useData();
  const session = useSession();
  const [own, setOwn] = useState<readonly RecordTypeDefinition[]>(session.ownTypes);
  const catalogue = useMemo(() => catalogueWith(own), [own]);
  useDataEvent('changed', ({ types }) => {
    if (!types.some((type) => type === OWN_LEDGER || isUnheardOf(catalogue, type))) return;
    void data.ownTypes().then((answer) => (answer.ok ? setOwn(answer.value) : tellError(answer.error)));
  });
  return <TypesContext value={catalogue}>{children}</TypesContext>;
}

/** Records can come before their design: the worker declares their type all the same. */
const isUnheardOf = (catalogue: TypeCatalogue, type: string): boolean =>
  isOwnTypeName(type) && catalogue.find(type) === undefined;

/** The record types of the open vault, its own ledgers among them. */
export function useTypes(): TypeCatalogue {
  const catalogue = useContext(TypesContext);
  if (catalogue === null) throw new Error('types asked for outside TypesProvider');
  return catalogue;
}
