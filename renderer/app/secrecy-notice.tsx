import { Alert } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';

// One string: a line break inside JSX text would show as a blank between two Chinese sentences.
const TEXT =
  '涉密不上网，上网不涉密。标有“绝密、机密、秘密”的文件、资料和数据不得录入、导入或作为附件存入本程序，' +
  '也不得随数据包报出。本程序只用于公开和内部资料。';

/** Said at set-up and on every page that hands data out: an ordinary PC must not hold state secrets. */
export function SecrecyNotice() {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconShieldExclamation size="1.25rem" />}
      title="涉密文件不得存入"
    >
      {TEXT}
    </Alert>
  );
}
