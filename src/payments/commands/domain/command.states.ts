import { defineStates } from '../../../shared/state-table';

/** `sent` covers "the answer is unknown": the same command is sent again or looked up, never replaced blindly. */
export type CommandStatus = 'pending' | 'sent' | 'succeeded' | 'failed' | 'needs_review';
export type CommandEvent = 'send' | 'succeed' | 'fail' | 'park' | 'drop' | 'retry' | 'wait';

export const commandStates = defineStates<CommandStatus, CommandEvent>({
  name: 'payment command',
  initial: 'pending',
  terminal: ['succeeded', 'failed'],
  transitions: {
    pending: { send: 'sent', drop: 'failed', wait: 'needs_review' },
    sent: { send: 'sent', succeed: 'succeeded', fail: 'failed', park: 'needs_review', wait: 'needs_review' },
    succeeded: {},
    failed: {},
    needs_review: { succeed: 'succeeded', fail: 'failed', drop: 'failed', retry: 'sent' },
  },
});
