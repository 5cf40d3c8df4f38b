import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconArrowsMove, IconDots, IconForms, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { RECORD_TYPES, recordType } from '../../../shared/records/registry';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute, type ScreenProps } from '../../app/routes';
import { RecordList } from '../../records/list/record-list';
import { useRemoval, useUndoToast } from '../../records/use-removal';
import { AddOrganization } from './add-organization';
import { MoveDialog } from './move-dialog';
import classes from './organizations.module.css';
import { Tree, type TreeAct } from './tree';
import { treeLines } from './tree-lines';
import { deletionRefusal, type MoveTarget, planMove, stepTarget } from './tree-moves';

const { organization, member } = RECORD_TYPES;

type Dialog =
  | { readonly kind: 'add'; readonly parent: string | null }
  | { readonly kind: 'move'; readonly id: string };

/** The organization tree; the chosen one sets the branch for the whole program, its members stand beside it. */
export function OrganizationsScreen({ route }: ScreenProps<'organizations'>) {
  const data = useData();
  const readOnly = !useMay()('edit');
  const navigation = useNavigation();
  const { branch, tree, choose } = useBranch();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [find, setFind] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const remove = useRemoval(organization);
  const toast = useUndoToast();
  const lines = treeLines(tree, closed, find);
  const chosen = tree.find((node) => node.id === branch) ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the place asks once, on arrival.
  useEffect(() => {
    if (route.id !== undefined) choose(route.id);
  }, [route.id]);

  const move = async (id: string, target: MoveTarget) => {
    const plan = planMove(tree, id, target);
    if ('refused' in plan) return tell(plan.refused);
    if (plan.changes.length === 0) return;
    const answer = await data.commit({
      why: { kind: 'move' },
      changes: plan.changes.map((change) => ({
        id: change.id,
        type: organization.name,
        values: {
          ...(change.parent === undefined ? {} : { parentId: change.parent }),
          ...(change.order === undefined ? {} : { order: change.order }),
        },
      })),
    });
    if (!answer.ok) return tellError(answer.error);
    const name = tree.find((node) => node.id === id)?.name ?? '';
    const parent = tree.find((node) => node.id === target.parent)?.name ?? '最上级';
    toast(`已把“${name}”移到“${parent}”`);
  };

  const rename = async (id: string, name: string | null) => {
    setRenaming(null);
    const old = tree.find((node) => node.id === id)?.name;
    const text = name?.trim() ?? '';
    if (text === '' || text === old) return;
    const answer = await data.commit({
      why: { kind: 'edit' },
      changes: [{ id, type: organization.name, values: { fullName: text } }],
    });
    if (!answer.ok) return tellError(answer.error);
    toast(`已改名为“${text}”`);
  };

  const removeNode = async (id: string) => {
    const node = tree.find((item) => item.id === id);
    if (node === undefined) return;
    const refusal = deletionRefusal(tree, node);
    if (refusal !== null) return tell(refusal);
    if (await remove([id])) choose(node.parent);
  };

  const open = (id: string) => navigation.go(recordRoute(organization.name, id));
  const act = (id: string, wanted: TreeAct) => {
    switch (wanted) {
      case 'open':
        return open(id);
      case 'rename':
        return setRenaming(id);
      case 'add':
        return setDialog({ kind: 'add', parent: id });
      case 'move':
        return setDialog({ kind: 'move', id });
      case 'remove':
        return void removeNode(id);
      default: {
        const target = stepTarget(tree, id, wanted);
        if (target !== null) void move(id, target);
      }
    }
  };

  useOffer({
    ...(readOnly
      ? {}
      : { create: { label: '新建党组织', run: () => setDialog({ kind: 'add', parent: branch }) } }),
    ...(readOnly || chosen === null
      ? {}
      : { remove: { label: `删除${chosen.name}`, run: () => void removeNode(chosen.id) } }),
  });

  const dialogNode = dialog?.kind === 'move' ? tree.find((node) => node.id === dialog.id) : undefined;
  const memberType = recordType(member.name);
  return (
    <Page
      title="党组织"
      bare
      aside={<span>共 {tree.length} 个</span>}
      action={
        readOnly ? null : (
          <Button
            leftSection={<IconPlus size={15} />}
            onClick={() => setDialog({ kind: 'add', parent: branch })}
          >
            {chosen === null ? '新建党组织' : '新建下级组织'}
          </Button>
        )
      }
    >
      <div className={classes.split}>
        <div className={classes.left}>
          <div className={classes.bar}>
            <TextInput
              size="xs"
              placeholder="查找组织"
              aria-label="查找组织"
              value={find}
              onChange={(event) => setFind(event.currentTarget.value)}
            />
            <Button
              size="compact-sm"
              variant="default"
              disabled={chosen === null}
              onClick={() => chosen !== null && open(chosen.id)}
            >
              组织资料
            </Button>
            {readOnly ? null : (
              <Menu position="bottom-end" withinPortal shadow="md">
                <Menu.Target>
                  <ActionIcon variant="default" aria-label="对选中的组织" disabled={chosen === null}>
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                {chosen === null ? null : (
                  <Menu.Dropdown>
                    <Menu.Item
                      leftSection={<IconPlus size={15} />}
                      rightSection="N"
                      onClick={() => act(chosen.id, 'add')}
                    >
                      新建下级
                    </Menu.Item>
                    <Menu.Item
                      leftSection={<IconPencil size={15} />}
                      rightSection="F2"
                      onClick={() => act(chosen.id, 'rename')}
                    >
                      改名
                    </Menu.Item>
                    <Menu.Item
                      leftSection={<IconArrowsMove size={15} />}
                      rightSection="M"
                      onClick={() => act(chosen.id, 'move')}
                    >
                      移动到…
                    </Menu.Item>
                    <Menu.Item
                      leftSection={<IconForms size={15} />}
                      rightSection="Enter"
                      onClick={() => open(chosen.id)}
                    >
                      打开资料
                    </Menu.Item>
                    <Menu.Item
                      leftSection={<IconTrash size={15} />}
                      rightSection="Del"
                      onClick={() => act(chosen.id, 'remove')}
                    >
                      删除
                    </Menu.Item>
                  </Menu.Dropdown>
                )}
              </Menu>
            )}
          </div>
          <div className={classes.heading}>
            <button type="button" aria-pressed={branch === null} onClick={() => choose(null)}>
              全部党组织
            </button>
            <span className={classes.own}>本级</span>
            <span className={classes.all}>全部</span>
          </div>
          {tree.length === 0 ? (
            <div className={classes.empty}>
              <h2>还没有党组织</h2>
              <p>先建镇党委，再建各村党支部；也可以直接导入花名册，程序会按文件里的支部名称建立。</p>
              {readOnly ? null : (
                <Button onClick={() => setDialog({ kind: 'add', parent: null })}>新建党组织</Button>
              )}
            </div>
          ) : (
            <Tree
              lines={lines}
              chosen={branch}
              renaming={renaming}
              readOnly={readOnly}
              onChoose={choose}
              onToggle={(id, isOpen) =>
                setClosed((old) => {
                  const next = new Set(old);
                  if (isOpen) next.delete(id);
                  else next.add(id);
                  return next;
                })
              }
              onAct={act}
              onDrop={(id, target) => void move(id, target)}
              onRename={(id, name) => void rename(id, name)}
            />
          )}
        </div>
        <div className={classes.right}>
          {memberType === undefined ? null : (
            <RecordList type={memberType} onOpen={(id) => navigation.go(recordRoute(member.name, id))} />
          )}
        </div>
      </div>
      {dialog?.kind === 'add' ? (
        <AddOrganization
          tree={tree}
          parent={tree.find((node) => node.id === dialog.parent) ?? null}
          onClose={() => setDialog(null)}
          onDone={(id) => {
            setDialog(null);
            choose(id);
          }}
        />
      ) : null}
      {dialogNode === undefined ? null : (
        <MoveDialog
          tree={tree}
          node={dialogNode}
          onClose={() => setDialog(null)}
          onMove={(parent) => {
            setDialog(null);
            void move(dialogNode.id, { parent, before: null });
          }}
        />
      )}
    </Page>
  );
}
