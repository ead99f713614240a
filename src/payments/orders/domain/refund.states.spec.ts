import { refundEventOf } from './refund.states';

describe('the provider’s words for a refund', () => {
  it.each([
    ['pending', null],
    ['requires_action', null],
    ['succeeded', 'arrived'],
    ['failed', 'bounced'],
    ['canceled', 'bounced'],
    [null, null],
  ])('%s says that it has %s', (word, event) => {
    expect(refundEventOf(word)).toBe(event);
  });
});
