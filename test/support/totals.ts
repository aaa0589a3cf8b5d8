import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node';

/**
 * Ends a run with what failed and why, a line each, and one line of totals, for whoever reads only the end: a log
 * may be cut, and what vitest shows of a failure stands far above.
 */
export default class Totals implements Reporter {
  #seed: string | undefined;

  onInit(vitest: Vitest): void {
    this.#seed = vitest.config.env['TEST_SEED'];
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((other) => other === state).length;
    const failures = [
      ...modules.flatMap(failuresIn),
      ...errors.map((error) => `outside of any test: ${firstLine(error)}`),
    ];
    if (failures.length > 0) {
      console.log(`\nFailed, with TEST_SEED=${this.#seed}:\n${failures.join('\n')}`);
    }
    const skipped = count('skipped');
    console.log(
      `\n${count('passed')} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
  }
}

/** A line for each test that failed; where none did, one for what broke outside of any test, such as a hook. */
function failuresIn(module: TestModule): readonly string[] {
  if (module.ok()) return [];
  const file = module.relativeModuleId;
  const tests = [...module.children.allTests('failed')];
  if (tests.length > 0) {
    return tests.map((test) => `${file} > ${test.fullName}: ${firstLine(test.result().errors?.[0])}`);
  }
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  const [suite] = suites;
  return [
    suite
      ? `${file} > ${suite.fullName}: ${firstLine(suite.errors()[0])}`
      : `${file}: ${firstLine(module.errors()[0])}`,
  ];
}

function firstLine(error: { readonly message?: string } | undefined): string {
  return error?.message?.trim().split('\n')[0] || 'it failed without a word.';
}
