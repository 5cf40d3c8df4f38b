import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, Dialog, Shell } from 'electron';
import type { contract } from '../../../shared/bridge/contract';
import type { Ticket } from '../../../shared/bridge/shapes';
import { ok } from '../../../shared/kernel/result';
import type { Handlers } from '../answer';
import { writeWhole } from '../atomic-write';
import type { Purpose, Tickets } from '../tickets';

export interface FilesParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly shell: Pick<Shell, 'showItemInFolder'>;
  readonly tickets: Tickets;
  readonly window: () => BrowserWindow | undefined;
}

const TITLES = {
  vault: '选择档案库文件夹',
  backup: '选择备份位置',
  'bundle-out': '选择数据包的保存位置',
  'bundle-in': '选择收到的数据包文件夹',
  restore: '选择要恢复的文件夹',
} as const;

/** Dialogs of the system. What the user chooses stays here; the page gets tickets. */
export function filesHandlers(parts: FilesParts): Handlers<typeof contract, 'window'>['files'] {
  const { dialog, shell, tickets } = parts;
  const owner = (): BrowserWindow => {
    const window = parts.window();
    if (!window) throw new Error('no window to show a dialog over');
    return window;
  };
  return {
    async pickOpen({ purpose, filters }) {
      const properties: ('openFile' | 'dontAddToRecent')[] = ['openFile', 'dontAddToRecent'];
      const chosen = await dialog.showOpenDialog(owner(), { properties, filters });
      const use: Purpose = purpose === 'bundle' ? 'bundle-in' : 'open';
      return ok(await Promise.all(chosen.filePaths.map((file) => fileTicket(tickets, file, use))));
    },
    async pickFolder({ purpose }) {
      const chosen = await dialog.showOpenDialog(owner(), {
        title: TITLES[purpose],
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      const folder = chosen.filePaths[0];
      return ok(folder === undefined ? null : tickets.issue(folder, [purpose]));
    },
    async pickSave({ name, filters }) {
      const chosen = await dialog.showSaveDialog(owner(), {
        defaultPath: safeName(name),
        filters,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      if (chosen.canceled || !chosen.filePath) return ok(null);
      return ok(tickets.issue(chosen.filePath, ['save', 'written']));
    },
    async save({ ticket, bytes }) {
      const place = tickets.place(ticket, 'save');
      return place.ok ? writeWhole(place.value, bytes) : place;
    },
    reveal({ ticket }) {
      const place = tickets.place(ticket, 'written');
      if (!place.ok) return place;
      shell.showItemInFolder(place.value);
      return ok(undefined);
    },
  };
}

async function fileTicket(tickets: Tickets, file: string, purpose: Purpose): Promise<Ticket> {
  const { size } = await stat(file);
  return tickets.issue(file, [purpose], size);
}

/** A proposed name without anything that a file system would read as a folder or refuse. */
function safeName(name: string): string {
  const plain = path.basename(name).replace(/[<>:"/\\|?*\p{Cc}]/gu, '_');
  return plain.replace(/[. ]+$/, '') || '未命名';
}
