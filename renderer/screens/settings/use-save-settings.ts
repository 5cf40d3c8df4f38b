import type { Settings } from '../../../shared/bridge/contract';
import { bridge } from '../../app/bridge';
import { tellError } from '../../app/notify';
import { useProgram } from '../../app/program-context';

/** Settings of this PC; each change is kept at once. */
export function useSaveSettings() {
  const { settings, applySettings } = useProgram();
  const save = async (part: Partial<Settings>) => {
    const answer = await bridge().program.saveSettings(part);
    if (answer.ok) applySettings(answer.value);
    else tellError(answer.error);
  };
  return { settings, save };
}
