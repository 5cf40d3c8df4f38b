import { Radio, Stack } from '@mantine/core';
import type { Settings } from '../../../shared/bridge/contract';
import { Block } from './block';
import { useSaveSettings } from './use-save-settings';

const SIZES: readonly { readonly value: Settings['textSize']; readonly label: string }[] = [
  { value: 'normal', label: '标准' },
  { value: 'large', label: '大' },
  { value: 'larger', label: '特大' },
];

/** Size of the text on this PC. */
export function Display() {
  const { settings, save } = useSaveSettings();
  const choose = (value: string) => {
    const size = SIZES.find((item) => item.value === value);
    if (size !== undefined) void save({ textSize: size.value });
  };
  return (
    <Block title="字体大小" hint="只影响这台电脑，立即生效。">
      <Radio.Group aria-label="字体大小" value={settings.textSize} onChange={choose}>
        <Stack gap="xs">
          {SIZES.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
    </Block>
  );
}
