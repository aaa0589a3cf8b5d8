import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line, for whoever reads only the end. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((other) => other === state).length;
    // What broke outside of any test, such as a hook, counts as one failure of its file.
    const silent = modules.filter(
      (module) =>
        !module.ok() && ![...module.children.allTests()].some((test) => test.result().state === 'failed'),
    );
    const broken = silent.length + errors.length;
    const skipped = count('skipped');
    console.log(
      `\n${count('passed')} passed, ${count('failed') + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
  }
}
