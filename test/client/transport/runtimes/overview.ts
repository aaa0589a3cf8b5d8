/** What is tried in every runtime, in the order of the table. */
export const columns = ['import', 'check', 'create', 'lost answer', 'refused', 'abort'] as const;

export type Column = (typeof columns)[number];

/** What came of it, by runtime. */
export class Overview {
  readonly #rows = new Map<string, Map<Column, string>>();

  note(runtime: string, column: Column, what: string): void {
    const row = this.#rows.get(runtime) ?? new Map<Column, string>();
    this.#rows.set(runtime, row.set(column, what));
  }

  /** A table, as wide as what is in it. */
  toString(): string {
    const lines = [
      ['', ...columns],
      ...[...this.#rows].map(([runtime, row]) => [
        runtime,
        ...columns.map((column) => row.get(column) ?? 'failed'),
      ]),
    ];
    const widths = ['', ...columns].map((_, index) =>
      Math.max(...lines.map((line) => line[index]?.length ?? 0)),
    );
    return lines
      .map((line) =>
        line
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  }
}
