import { type VerifyView, verifyCommand } from './verify-command';

/** The entry of `npm run verify`; the command stands apart because tests run it in their own process. */
const output = { out: (text: string) => console.log(text), error: (text: string) => console.error(text) };
// Loaded only when asked for: it brings Playwright along.
const verifyView: VerifyView = async (place) => (await import('./verify-view')).verifyViewOf(place);
// No top-level await: the project's packages are CommonJS, and tsx refuses it there.
verifyCommand(process.argv.slice(2), output, verifyView).then((code) => {
  process.exitCode = code;
});
