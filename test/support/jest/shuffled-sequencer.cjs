const { default: Sequencer } = require('@jest/test-sequencer');
const { createHash } = require('node:crypto');

/** The files in an order that TEST_ORDER names, as any text: no file may rely on another one before it. */
class ShuffledSequencer extends Sequencer {
  sort(tests) {
    const place = ({ path }) =>
      createHash('sha256').update(`${process.env.TEST_ORDER} ${path}`).digest('hex');
    return [...tests].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }
}

module.exports = ShuffledSequencer;
