import type { ScreenProps } from '../../app/routes';
import { DesignEditor } from './design-editor';
import { LedgerList } from './ledger-list';

/** Ledgers of the unit's own: the list of them, or the design of one. */
export function LedgerDesignerScreen({ route }: ScreenProps<'ledger-designer'>) {
  return route.id === undefined ? <LedgerList /> : <DesignEditor id={route.id} />;
}
