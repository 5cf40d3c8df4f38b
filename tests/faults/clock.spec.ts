import { expect, type Page, test } from '@playwright/test';
import { unlock } from '../journeys/driver';
import { launch } from '../journeys/launch';
import { fieldOf, openFirstMember, saveForm } from './support/forms';
import { expectVerified, makeHome, removeHome } from './support/vaults';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/**
 * A wrong clock is only wrong beside the other times that the vault knows. So the vault is written by a PC whose clock
 * differs by years from the one that opens it; the program under test runs on the machine's own clock, unchanged.
 */
const CASES = [
  { name: 'back three years', wroteAt: () => Date.now() + 3 * YEAR, told: '电脑时间似乎不对：现在显示' },
  { name: 'ahead ten years', wroteAt: () => Date.now() - 10 * YEAR, told: '电脑时间似乎快了很多：现在显示' },
];

for (const { name, wroteAt, told } of CASES) {
  test(`a clock set ${name} is told, and neither keeps anybody from saving nor changes the order`, async () => {
    const made = await makeHome({ now: wroteAt() });
    let program = await launch({ home: made.home });
    await unlock(program.page);
    const notice = program.page.getByRole('note').filter({ hasText: told });
    await expect(notice).toContainText('保存不受影响，先后次序不会乱');
    await edit(program.page, '时间不对时改的');
    await edit(program.page, '之后又改了一次');
    await program.close();
    // The last edit stands, whatever the clock said when the others were made, and also after a restart.
    program = await launch({ home: made.home });
    await unlock(program.page);
    const panel = await openFirstMember(program.page);
    await expect(fieldOf(panel, '备注')).toHaveValue('之后又改了一次');
    await panel.getByRole('tab', { name: '历史' }).click();
    await expect(panel.getByText(/时间不对时改的/).first()).toBeVisible();
    await program.close();
    await expectVerified(made);
    removeHome(made.home);
  });
}

async function edit(page: Page, text: string): Promise<void> {
  const panel = await openFirstMember(page);
  await fieldOf(panel, '备注').fill(text);
  await saveForm(page);
}
