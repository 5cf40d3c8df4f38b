import type { Settings } from '../../../shared/bridge/contract';
import { bridge } from '../../app/bridge';
import { tellError } from '../../app/notify';
import { useProgram } from '../../app/program-context';

/** Settings of this PC; each change is kept at once. */
export function useSaveSettings() {
  const { settings, applySettings } = useProgram();
  const save = async (part: Partial<Settings>) => {
    // Seen at once; put back if main can't keep it.
    applySettings({ ...settings, ...part });
    const answer = await bridge().program.saveSettings(part);
    applySettings(answer.ok ? answer.value : settings);
    if (!answer.ok) tellError(answer.error);
  };
  return { settings, save };
}
