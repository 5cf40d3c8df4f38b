import { Page } from '../../app/page';
import type { ScreenProps } from '../../app/routes';
import { useTypes } from '../../app/types-context';
import { ReadyList, type RecordListProps } from './ready-list';
import { useColumns } from './use-columns';

/** The list of one record type, with the record that is open beside it. */
export function RecordListScreen({ route }: ScreenProps<'records'>) {
  const type = useTypes().find(route.type);
  if (type === undefined)
    return (
      <Page title="未知的类型">
        这类记录来自更新的程序版本。内容已保留并会随数据包带走，升级程序后即可查看。
      </Page>
    );
  return (
    <RecordList
      key={JSON.stringify(route)}
      type={type}
      only={route.only ?? null}
      text={route.text ?? ''}
      counted={route.counted ?? null}
    />
  );
}

/** The list of a type: over the page, or with `onOpen` as a pane of another screen. */
export function RecordList(props: RecordListProps) {
  const { choice, change } = useColumns(props.type);
  if (choice === null) return null;
  return <ReadyList {...props} choice={choice} change={change} />;
}
