import { Button, Group, Modal } from '@mantine/core';
import { useId, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import type { FieldDefinition } from '../../../shared/records/define';
import type { TreeNode } from '../../data/api';
import { ReferenceInput } from '../../fields/reference/input';
import classes from './organizations.module.css';
import { planMove } from './tree-moves';

interface MoveDialogProps {
  readonly tree: readonly TreeNode[];
  readonly node: TreeNode;
  readonly onMove: (parent: string | null) => void;
  readonly onClose: () => void;
}

const TARGET: FieldDefinition = { kind: 'reference', label: '移到哪个组织之下', to: 'organization' };

/** Moving without dragging: the new parent is picked by typing. */
export function MoveDialog({ tree, node, onMove, onClose }: MoveDialogProps) {
  const id = useId();
  const [parent, setParent] = useState<Json | null>(node.parent);
  const target = typeof parent === 'string' ? parent : null;
  const plan = planMove(tree, node.id, { parent: target, before: null });
  const refused = 'refused' in plan ? plan.refused : null;
  return (
    <Modal opened onClose={onClose} title={`移动“${node.name}”`}>
      <label className={classes.label} htmlFor={id}>
        移到哪个组织之下（空着：移到最上级）
      </label>
      <ReferenceInput
        id={id}
        field={TARGET}
        value={parent ?? undefined}
        typed={undefined}
        readOnly={false}
        first
        invalid={refused !== null}
        describedBy={refused === null ? undefined : `${id}-refused`}
        onChange={setParent}
        onUnreadable={() => undefined}
      />
      {refused === null ? null : (
        <div id={`${id}-refused`} className={classes.refused} role="alert">
          {refused}
        </div>
      )}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button disabled={refused !== null || target === node.parent} onClick={() => onMove(target)}>
          移动
        </Button>
      </Group>
    </Modal>
  );
}
