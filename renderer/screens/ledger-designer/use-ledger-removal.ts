import { ownLedger } from '../../../shared/records/own-ledger';
import { confirm } from '../../app/confirm';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import { useRemoval } from '../../records/use-removal';

/** Deletes a ledger after saying what becomes of its records. Answers whether it was done. */
export function useLedgerRemoval() {
  const data = useData();
  const remove = useRemoval(ownLedger);
  return async (id: string, title: string): Promise<boolean> => {
    const use = await data.ownLedgerUse({ id });
    if (!use.ok) {
      tellError(use.error);
      return false;
    }
    const { records } = use.value;
    const certain =
      records === 0 ||
      (await confirm({
        title: `删除台账“${title}”？`,
        message: `台账里有 ${records} 条记录。删除后左侧不再显示这个台账，也不再随数据包上报；${records} 条记录不会删除，在回收站恢复台账后照原样回来。`,
        confirm: '删除台账',
      }));
    return certain && remove([id]);
  };
}
