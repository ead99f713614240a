import { isMemory } from './run-base';

const LINUX = 'proc /proc proc rw 0 0\ntmpfs /dev/shm tmpfs rw,nosuid,nodev,inode64 0 0\n';

describe('where a run makes its files', () => {
  it('is in memory where Linux mounts it', () => expect(isMemory(LINUX)).toBe(true));

  it.each([
    ['no program may run there', LINUX.replace('nodev', 'noexec')],
    ['nothing may be written there', LINUX.replace('rw,nosuid', 'ro,nosuid')],
    ['it is a folder on a disk', '/dev/sda1 /dev/shm ext4 rw 0 0'],
    ['only a folder below it is in memory', 'tmpfs /dev/shm/part tmpfs rw 0 0'],
    ['the system lists no mounts', ''],
  ])('is on disk when %s', (_, listed) => expect(isMemory(listed)).toBe(false));
});
