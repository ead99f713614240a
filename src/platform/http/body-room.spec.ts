import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { BodyRoom } from './body-room';
import { UnreadBody } from './unread-body';

const MOST = 100;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the room for bodies of strangers', () => {
  let room: BodyRoom;
  beforeEach(() => {
    room = new BodyRoom({ most: 100, mostOfClient: 60, about: 'test' });
  });

  const send = (client: string, work = async (bytes: Buffer): Promise<number> => bytes.length) => {
    const stream = new PassThrough();
    const read = room.reading(
      new UnreadBody(stream as unknown as IncomingMessage, null),
      { client, most: MOST },
      work,
    );
    read.catch(() => undefined);
    return { stream, read };
  };
  const busy = expect.objectContaining({ code: 'test.busy', kind: 'unavailable', retryAfterSeconds: 10 });

  it('is shared by all, and refuses the piece that finds none', async () => {
    const [a, b, c] = [send('a'), send('b'), send('c')];
    a.stream.write(Buffer.alloc(50));
    b.stream.write(Buffer.alloc(45));
    await turn();
    expect(room.bytes).toBe(95);
    c.stream.write(Buffer.alloc(6));
    await expect(c.read).rejects.toEqual(busy);
    expect(room.bytes).toBe(95);
    a.stream.end();
    expect(await a.read).toBe(50);
    expect(room.bytes).toBe(45);
  });

  it('is never taken up by one client alone', async () => {
    const first = send('a');
    first.stream.write(Buffer.alloc(40));
    await turn();
    const second = send('a');
    second.stream.write(Buffer.alloc(21));
    await expect(second.read).rejects.toEqual(busy);
    const other = send('b');
    other.stream.end(Buffer.alloc(60));
    expect(await other.read).toBe(60);
  });

  it('is free again after a body that ends in an error, is too large, or whose work fails', async () => {
    const gone = send('a');
    gone.stream.write(Buffer.alloc(50));
    await turn();
    gone.stream.destroy(new Error('reset'));
    await expect(gone.read).rejects.toMatchObject({ code: 'request.incomplete' });
    const large = send('b');
    large.stream.write(Buffer.alloc(50));
    await turn();
    large.stream.write(Buffer.alloc(51));
    await expect(large.read).rejects.toMatchObject({ code: 'request.too_large' });
    const failing = send('c', () => Promise.reject(new Error('no')));
    failing.stream.end(Buffer.alloc(50));
    await expect(failing.read).rejects.toThrow('no');
    expect(room.bytes).toBe(0);
  });

  it('is held until the work is done', async () => {
    let end = (): void => undefined;
    const working = send('a', () => new Promise((resolve) => (end = () => resolve(1))));
    working.stream.end(Buffer.alloc(50));
    await turn();
    expect(room.bytes).toBe(50);
    await turn();
    end();
    await working.read;
    expect(room.bytes).toBe(0);
  });
});
