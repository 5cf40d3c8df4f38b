import { Button, Kbd } from '@mantine/core';
import type { RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { inspection } from '../../../shared/records/inspection';
import { elementsOf, type ListElement } from '../../../shared/records/list-cell';
import { useMay } from '../../app/actor';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { RecordLink } from '../../app/record-link';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import signOff from '../sign-off/sign-off.module.css';
import { useUndoToast } from '../use-removal';
import classes from './form.module.css';

interface FindingsBarProps {
  readonly type: RecordTypeDefinition;
  readonly id: string;
  /** Values as they are saved. */
  readonly values: RecordValues;
  /** Something typed is not saved: an item is made from what is stored. */
  readonly dirty: boolean;
}

const text = (finding: ListElement, key: string): string => {
  const value = finding[key];
  return typeof value === 'string' ? value : '';
};

/**
 * Over the form of an inspection: which of its findings are rectification items, and the next one that is not, to be made
 * one by one key. Nothing for other types.
 */
export function FindingsBar(props: FindingsBarProps) {
  const findings = props.type.name === inspection.name ? elementsOf(props.values.findings) : [];
  return findings.length === 0 ? null : <Findings {...props} findings={findings} />;
}

function Findings({ id, values, dirty, findings }: FindingsBarProps & { findings: readonly ListElement[] }) {
  const data = useData();
  const may = useMay();
  const call = useCall();
  const toast = useUndoToast();
  const linked = findings.map((finding) => text(finding, 'rectificationId')).filter(Boolean);
  // An item in the bin is none: its finding can be made one again.
  const live = useLive(`items ${linked.join()}`, ['rectification'], (api) => api.titles({ ids: linked }));
  const titles = linked.length === 0 ? {} : live.value;
  const isItem = (finding: ListElement): boolean =>
    titles !== null && text(finding, 'rectificationId') in titles;
  const next = titles === null ? undefined : findings.find((finding) => !isItem(finding));
  const branch = values.branchId;
  const allowed = may('edit', typeof branch === 'string' ? branch : null);

  const rectify = async () => {
    if (next === undefined || call.busy) return;
    const made = await call.run(async () => {
      const answer = await data.rectifyFinding({ inspection: id, finding: next.id });
      if (!answer.ok) tellError(answer.error);
      return answer;
    });
    if (made !== null) toast(`问题 ${text(next, 'no')} 已列入整改：${made.value.itemNo}`);
  };
  useOffer(allowed && !dirty && next !== undefined ? { rectify: () => void rectify() } : {});

  return (
    <section className={signOff.bar} aria-label="发现问题列入整改">
      <span>
        发现问题 {findings.length}，列入整改 {findings.filter(isItem).length}
      </span>
      {findings.filter(isItem).map((finding) => (
        <RecordLink key={finding.id} type="rectification" id={text(finding, 'rectificationId')}>
          问题 {text(finding, 'no')} 的整改
        </RecordLink>
      ))}
      <span className={signOff.spacer} />
      {next === undefined ? null : dirty ? (
        <span className={signOff.hint}>保存后才能列入整改</span>
      ) : (
        <>
          <span className={classes.nextFinding}>
            问题 {text(next, 'no')}：{text(next, 'problem')}
          </span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={!allowed}
            loading={call.busy}
            rightSection={<Kbd size="xs">Alt+R</Kbd>}
            onClick={() => void rectify()}
          >
            列入整改
          </Button>
        </>
      )}
    </section>
  );
}
