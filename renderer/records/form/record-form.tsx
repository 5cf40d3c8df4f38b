import { useMemo } from 'react';
import { useBranch } from '../../app/branch';
import { useNavigation } from '../../app/navigation';
import { Page } from '../../app/page';
import { recordRoute, type ScreenProps } from '../../app/routes';
import { useTypes } from '../../app/types-context';
import { RecordPanel } from './record-panel';

/** One record over the whole page. */
export function RecordFormScreen({ route }: ScreenProps<'record'>) {
  const navigation = useNavigation();
  const { branch } = useBranch();
  const type = useTypes().find(route.type);
  const initial = useMemo(
    () => ({ ...(branch === null || type === undefined ? {} : { [type.branch]: branch }), ...route.initial }),
    [branch, type, route.initial],
  );
  if (type === undefined)
    return <Page title="未知的类型">这类记录来自更新的程序版本。内容已保留，升级程序后即可查看。</Page>;
  return (
    <RecordPanel
      key={`${route.type}:${route.id ?? 'new'}`}
      type={type}
      id={route.id}
      initial={initial}
      draft={route.draft ?? null}
      attachment={route.attachment}
      revealed={false}
      focus
      place={null}
      onSaved={(id) => {
        if (route.id === null) navigation.replace(recordRoute(route.type, id));
      }}
      onClose={() =>
        navigation.canGoBack ? navigation.back() : navigation.go({ screen: 'records', type: route.type })
      }
      onFull={null}
    />
  );
}
