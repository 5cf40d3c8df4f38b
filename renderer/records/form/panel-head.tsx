import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowsDiagonal,
  IconChevronDown,
  IconChevronUp,
  IconEye,
  IconEyeOff,
  IconPrinter,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { clockTime } from '../../app/time';
import { CompletenessBadge } from './completeness-badge';
import classes from './form.module.css';
import type { RecordPanelProps } from './record-panel';
import type { RecordForm } from './use-record-form';

interface PanelHeadProps extends RecordPanelProps {
  readonly title: string;
  readonly form: RecordForm;
  readonly isDeleted: boolean;
  readonly revealed: boolean;
  readonly onReveal: () => void;
  readonly onPrint: () => void;
  readonly onRemove: () => void;
  /** Asked to go to a field that lacks something. */
  readonly onJump: (field: string) => void;
}

/** Title, state and acts over an open record. */
export function PanelHead(props: PanelHeadProps) {
  const { type, id, form, place, own, revealed } = props;
  return (
    <header className={classes.head}>
      <h2 className={classes.title}>{props.title}</h2>
      <CompletenessBadge type={type} values={form.values} onJump={props.onJump} />
      <span className={classes.state} role="status">
        {stateInWords(props)}
      </span>
      <div className={classes.acts}>
        {form.readOnly || (own !== undefined && form.canSaveItself) ? null : (
          <Button
            size="compact-sm"
            disabled={!form.dirty && !form.isNew}
            loading={form.saving}
            onClick={() => void form.save()}
          >
            保存
          </Button>
        )}
        <IconAct label={revealed ? '遮盖号码' : '显示完整号码'} onClick={props.onReveal}>
          {revealed ? <IconEye size={15} /> : <IconEyeOff size={15} />}
        </IconAct>
        {id === null ? null : (
          <IconAct label="打印（Ctrl+P）" onClick={props.onPrint}>
            <IconPrinter size={15} />
          </IconAct>
        )}
        {id === null || form.readOnly ? null : (
          <IconAct label="删除到回收站" onClick={props.onRemove}>
            <IconTrash size={15} />
          </IconAct>
        )}
        {place === null || id === null ? null : (
          <>
            <IconAct label="上一条" disabled={place.at <= 0} onClick={() => place.step(-1)}>
              <IconChevronUp size={16} />
            </IconAct>
            <IconAct label="下一条" disabled={place.at >= place.of - 1} onClick={() => place.step(1)}>
              <IconChevronDown size={16} />
            </IconAct>
          </>
        )}
        {props.onFull === null || id === null ? null : (
          <IconAct label="整页显示" onClick={props.onFull}>
            <IconArrowsDiagonal size={15} />
          </IconAct>
        )}
        <IconAct label="关闭（Esc）" onClick={props.onClose}>
          <IconX size={16} />
        </IconAct>
      </div>
    </header>
  );
}

function stateInWords({ form, own, isDeleted }: PanelHeadProps): string {
  if (form.readOnly) return isDeleted ? '已在回收站' : '只读';
  if (own === undefined) return form.dirty ? '有未保存的修改' : '';
  if (form.dirty && !form.canSaveItself) return own.waiting;
  if (!form.isSaved || form.saving) return '正在保存…';
  return form.savedAt === null ? '' : `已保存 ${clockTime(form.savedAt)}`;
}

interface IconActProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function IconAct({ label, disabled = false, onClick, children }: IconActProps) {
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
