/**
 * The guard of a list: whether a value, whatever it is, is one of the listed ones. It freezes the list, which users
 * get to see.
 */
export function guardOf<Value extends string>(values: readonly Value[]): (value: unknown) => value is Value {
  Object.freeze(values);
  return (value): value is Value => values.some((listed) => listed === value);
}
