/** Whether this is a run of the long set. */
export const isLong: boolean = process.env['TEST_SET'] === 'long';

/** How many random cases are tried: all of them in the long set, to which each file belongs that calls this; else a tenth. */
export function runs(all: number): number {
  return isLong ? all : Math.ceil(all / 10);
}
