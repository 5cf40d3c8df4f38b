/** A window needs a display; where there is none, a virtual one does. */
import { capture, say } from './run.mjs';

/** Size of the virtual screen: the offices' own. */
const SCREEN = '1366x768x24';

/** True when Linux has nothing to show a window on. */
export const lacksDisplay = () =>
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

/**
 * The same command, put under a virtual display where there is none. Says so.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function onDisplay(command, args) {
  if (!lacksDisplay()) return { command, args: [...args] };
  if (capture('which', ['xvfb-run']).code !== 0) {
    throw new Error('There is no display, and no xvfb-run to make a virtual one. Run: npm run setup');
  }
  // Without `-noreset` the server starts anew when its last window has gone, and refuses the program that opens just then.
  say(`no display here: using a virtual one (xvfb-run, ${SCREEN})`);
  return { command: 'xvfb-run', args: ['-a', '-s', `-screen 0 ${SCREEN} -noreset`, command, ...args] };
}
