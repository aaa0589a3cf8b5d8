import { isPlainObject } from '../json/json.js';
import { pointer } from '../json/pointer.js';

/** A body in what was handed over, and where it stands. */
export interface PlacedBody {
  readonly path: string;
  readonly body: unknown;
}

/** The personas in a value: in a list of them, or in the `data` of an answer; the value itself where it is one. */
export function bodiesIn(value: unknown): readonly PlacedBody[] {
  if (isListOfObjects(value)) return entriesOf(value, '');
  if (isPlainObject(value) && isListOfObjects(value['data'])) return entriesOf(value['data'], '/data');
  return [{ path: '', body: value }];
}

/** Whether it is a list of what can be personas; one of JSON Patch operations is not. */
function isListOfObjects(value: unknown): value is readonly object[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((entry) => isPlainObject(entry) && !('op' in entry))
  );
}

function entriesOf(list: readonly unknown[], path: string): readonly PlacedBody[] {
  return list.map((body, index) => ({ path: pointer(path, String(index)), body }));
}
