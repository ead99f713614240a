import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Costs one idle shell: a line means that all was put in order; the end of input means that the writer is gone, and
 * then the shell becomes the program. Signals for everybody, such as Ctrl-C, are none of its business.
 */
const WAIT = `trap '' HUP INT QUIT TERM; read -r word || exec "$@"`;

/**
 * Runs a program when this process ends without `dismiss`, even by kill -9. The system closes the pipe between us then,
 * however we end. Nothing happens on Windows, which has no such shell.
 */
export class Guard {
  private readonly child: ChildProcess | null;

  /** `program` is a source file of ours, with its arguments. */
  constructor(program: string, args: string[], env: NodeJS.ProcessEnv = process.env) {
    this.child = process.platform === 'win32' ? null : watch([...nodeFor(program), ...args], env);
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** All is in order: the guard goes, and is gone when this resolves. Safe to call twice. */
  async dismiss(): Promise<void> {
    const { child } = this;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.ref();
    child.stdin?.end('dismissed\n');
    await gone;
  }
}

const watch = (command: string[], env: NodeJS.ProcessEnv): ChildProcess => {
  const child = spawn('/bin/sh', ['-c', WAIT, 'greenroom-guard', ...command], {
    // Detached: out of reach of what ends the process group of the one it watches.
    detached: true,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a guard, or with one that was killed, the next start cleans up.
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return child;
};

const nodeFor = (program: string): string[] => {
  const compiler = program.endsWith('.ts') ? ['-r', require.resolve('@swc-node/register')] : [];
  return [process.execPath, ...compiler, program];
};
