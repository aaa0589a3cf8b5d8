import { type Profiler, Session } from 'node:inspector';

/**
 * How much work a call makes the library: how often any function or block of its source ran, and how many entries the
 * lists have that it looked through by a built-in. It is the same on every machine, however busy that is.
 */
export function workOf(call: () => unknown): number {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const looked = countingLooks(call);
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (_, coverage) => {
    scripts = coverage.result;
  });
  session.disconnect();
  const blocks = scripts
    .filter(({ url }) => url.includes('/src/'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  return blocks.reduce((sum, count) => sum + count, looked);
}

const looking = ['includes', 'indexOf', 'lastIndexOf', 'join', 'concat', 'slice'] as const;

function countingLooks(call: () => unknown): number {
  const { prototype } = Array;
  const before = looking.map((name) => [name, prototype[name]] as const);
  let entries = 0;
  for (const [name, builtIn] of before) {
    prototype[name] = function (this: unknown[], ...args: unknown[]) {
      entries += this.length;
      return Reflect.apply(builtIn, this, args);
    } as never;
  }
  try {
    call();
  } finally {
    for (const [name, builtIn] of before) prototype[name] = builtIn as never;
  }
  return entries;
}
