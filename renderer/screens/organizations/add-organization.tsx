import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import { normaliseValues } from '../../../shared/records/normalise';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useCall } from '../../app/use-call';
import type { TreeNode } from '../../data/api';
import { CodeInput } from '../../fields/code/input';
import classes from './organizations.module.css';
import { nextOrder } from './tree-moves';

interface AddOrganizationProps {
  readonly tree: readonly TreeNode[];
  /** Null: a new top. */
  readonly parent: TreeNode | null;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

const { organization } = RECORD_TYPES;

/** What an organization needs to stand in the tree: its name and what it is. The rest is filled in on its form. */
export function AddOrganization({ tree, parent, onDone, onClose }: AddOrganizationProps) {
  const data = useData();
  const call = useCall();
  const id = useId();
  const [name, setName] = useState('');
  // Below a committee stand branches, at the top stands a committee: the usual answer is there already.
  const [kind, setKind] = useState<Json | null>(parent === null ? 'committee' : 'branch');

  const add = async () => {
    if (name.trim() === '') return;
    const values = normaliseValues(organization, {
      fullName: name,
      ...(kind === null ? {} : { orgType: kind }),
      ...(parent === null ? {} : { parentId: parent.id }),
      order: nextOrder(tree, parent?.id ?? null),
    });
    const answer = await call.run(() =>
      data.commit({ changes: [{ id: null, type: organization.name, values }], why: { kind: 'create' } }),
    );
    const added = answer?.value.ids[0];
    if (added !== undefined) onDone(added);
  };

  return (
    <Modal opened onClose={onClose} title={parent === null ? '新建党组织' : `在“${parent.name}”下新建`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label="党组织全称"
          description={organization.fields.fullName?.hint}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <label className={classes.label} htmlFor={id}>
          组织类别
        </label>
        {organization.fields.orgType === undefined ? null : (
          <CodeInput
            id={id}
            field={organization.fields.orgType}
            value={kind ?? undefined}
            typed={undefined}
            readOnly={false}
            invalid={false}
            describedBy={undefined}
            onChange={setKind}
            onUnreadable={() => undefined}
          />
        )}
        <ErrorNote error={call.error} />
        <Group justify="flex-end" mt="md" gap="xs">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" loading={call.busy} disabled={name.trim() === ''}>
            新建
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
