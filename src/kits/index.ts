export { KitsModule } from './kits.module';
export { KitSwaps } from './kit-swaps.service';
export { type AskedNote, KitViews } from './kit-views.service';
export { SessionBriefs } from './session-briefs.service';
export { SessionKits } from './session-kits.service';
export { assignPrinciples, defaultLevel } from './domain/session-focus';
export { kitSwapRequest, type KitSwapRequest } from './kit-swaps.schemas';
export { kitAnswer, type KitAnswer } from './kits.schemas';
