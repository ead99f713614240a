import { dotted, faultLog, type PackFault } from './fault';
import type { FormTemplateDraft, Pack } from './pack';
import { checkContinues } from './validate-mapping';
import { validateTemplate } from './validate-template';

/** What keeps a version from being published, as a sentence that says what to do, and where: `principles.items.3.anchors`. */
export interface TemplateFault {
  field: string;
  message: string;
}

/**
 * Everything wrong with a version, by the rules that pack files are read with. `former` is the version that it
 * continues; null for the first one. Expects data that already has the right shape.
 */
export const templateFaults = (
  pack: Pack,
  former: FormTemplateDraft | null,
  next: FormTemplateDraft,
): TemplateFault[] => {
  const faults: PackFault[] = [];
  const log = faultLog('', faults);
  validateTemplate(pack, next, log);
  if (former) checkContinues(former, next, log);
  return faults.map(({ path, reason }) => ({ field: dotted(path), message: dotted(reason) }));
};
