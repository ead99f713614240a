export { startStripeSandbox, type StripeSandbox, type StripeSandboxOptions } from './stripe-sandbox';
export type { Misbehaviour } from './misbehaviour';
export type { SandboxLog } from './parts';
export { signatureHeader } from './webhooks';
