import { BrowserWindow } from 'electron';
import { appError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { err, ok } from '../../shared/kernel/result';
import { writeWhole } from './atomic-write';
import { ORIGIN } from './origin';
import type { PrintPages } from './plain-pages';
import { SAFE_PREFERENCES } from './window-options';

export interface PrintJob {
  readonly html: string;
  readonly landscape: boolean;
  /** Path of a PDF to write instead of asking for a printer. */
  readonly pdf: string | null;
}

/** Lays the document out in a hidden window that runs no script, then prints it or writes it as PDF (A4). */
export async function print(
  job: PrintJob,
  pages: PrintPages,
  partition: string | undefined,
): Promise<Result<void>> {
  const held = pages.hold(job.html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      ...SAFE_PREFERENCES,
      javascript: false,
      devTools: false,
      ...(partition ? { partition } : {}),
    },
  });
  try {
    await window.loadURL(`${ORIGIN}${held.path}`);
    if (job.pdf === null) return await toPrinter(window, job.landscape);
    const bytes = await window.webContents.printToPDF({
      landscape: job.landscape,
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
    });
    return await writeWhole(job.pdf, bytes);
  } finally {
    window.destroy();
    held.release();
  }
}

function toPrinter(window: BrowserWindow, landscape: boolean): Promise<Result<void>> {
  return new Promise((resolve) => {
    window.webContents.print({ landscape, pageSize: 'A4', printBackground: true }, (done, reason) => {
      // Closing the printer's dialog is a decision and no failure.
      const cancelled = /cancel/i.test(reason ?? '');
      resolve(done || cancelled ? ok(undefined) : err(appError('program.not-printed')));
    });
  });
}
