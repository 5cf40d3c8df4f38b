import { Button, Group, Text } from '@mantine/core';
import { useData, useSession } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { rootOrganization } from '../../app/root-organization';
import { useCall } from '../../app/use-call';

/** The tree has no root: offers to make the unit's own organization, which is done by itself after set-up. */
export function CreateRoot() {
  const data = useData();
  const { unit } = useSession();
  const { busy, error, run } = useCall();
  return (
    <>
      <Group gap="sm">
        <Button
          loading={busy}
          onClick={() =>
            void run(() => data.commit({ changes: [rootOrganization(unit)], why: { kind: 'create' } }))
          }
        >
          建立“{unit.name}”
        </Button>
        <Text size="sm" c="dimmed">
          它是组织树的根，各村、社区党支部建在它下面。
        </Text>
      </Group>
      <ErrorNote error={error} />
    </>
  );
}
