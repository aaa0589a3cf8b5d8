import { personaFields } from '../body/body.js';
import { TavusConfigError } from '../errors/config-error.js';
import { isPlainObject } from '../json/json.js';

/**
 * Under this key a builder has its only own member. `expect(a).toEqual(b)` and node's `deepStrictEqual(a, b)` compare
 * own members, and would find any two builders equal; a symbol is neither completed nor written out as JSON.
 */
export const content: unique symbol = Symbol.for('tavus-persona.content');

/** What `.when()` says of a value that would always be there. The compiler prints the same. */
export const alwaysThere = {
  function: 'A function counts as true, whatever it gives: call it first.',
  promise: 'A promise counts as true, whatever it gives: await it first.',
} as const;

/** A value that `.when()` refuses. The argument says why. */
export interface AlwaysThere<Why extends string> {
  readonly ' always there': Why;
}

/** `V`, unless it can be a function or a promise. */
export type Condition<V> = Refusal<V> extends string ? AlwaysThere<Refusal<V> & string> : V;

/**
 * What `.when()` says of a value, if anything; `any` is as good as another. Each condition is in brackets: so the
 * compiler also takes a helper's own type parameter, of which it knows nothing.
 */
type Refusal<V> = [0] extends [1 & V]
  ? false
  : [Extract<V, AnyFunction>] extends [never]
    ? [Extract<V, PromiseLike<unknown>>] extends [never]
      ? false
      : (typeof alwaysThere)['promise']
    : (typeof alwaysThere)['function'];

type AnyFunction = ((...args: never) => unknown) | (abstract new (...args: never) => unknown);

/** Refuses what `.when()` would always find there. */
export function refuseAlwaysThere(value: unknown): void {
  if (typeof value === 'function') throw new TavusConfigError(alwaysThere.function);
  if (isPromise(value)) throw new TavusConfigError(alwaysThere.promise);
}

function isPromise(value: unknown): boolean {
  return hasFunctions(value, 'then');
}

function hasFunctions(value: unknown, ...names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof Reflect.get(value, name) === 'function');
}

/** Refuses what `.each()` cannot walk through, or would walk through letter by letter. */
export function refuseNoItems(items: unknown): void {
  if (typeof items === 'string')
    throw new TavusConfigError(
      '.each() would take a text letter by letter: put it in brackets, a list of one.',
    );
  if (isPromise(items)) throw new TavusConfigError('.each() cannot walk through a promise: await it first.');
  if (hasMember(items, Symbol.iterator)) return;
  if (hasMember(items, Symbol.asyncIterator))
    throw new TavusConfigError('.each() cannot wait for items: collect them in a list first.');
  const way = isPlainObject(items) ? ': write Object.values(…) or Object.entries(…)' : '';
  throw new TavusConfigError(
    `.each() takes a list, or what else can be walked through, not ${kindOf(items)}${way}.`,
  );
}

function hasMember(value: unknown, name: symbol): boolean {
  return typeof value === 'object' && value !== null && name in value;
}

/** Refuses what stands in the place of a callback and is none. */
export function refuseNoFunction(from: string, value: unknown): void {
  if (typeof value === 'function') return;
  const way = isBuilderLike(value) ? ': write (p) => p.use(…)' : '';
  throw new TavusConfigError(
    `${from}() takes a function that is handed a builder, not ${kindOf(value)}${way}.`,
  );
}

/** Why a value that is not a builder of this copy of the package is not a preset. */
export function noPreset(from: string, value: unknown, place = ''): TavusConfigError {
  if (isBuilderLike(value)) return new TavusConfigError(`${from}() got a preset of another copy of ${twice}`);
  const takes = from === '.use' ? 'presets and builders' : 'steps, presets and builders';
  return new TavusConfigError(`${from}() takes ${takes}, not ${kindOf(value)}${place}${wayToPreset(value)}`);
}

const twice = 'tavus-persona: is the package installed twice?';

function wayToPreset(value: unknown): string {
  if (hasMember(value, content)) return ', which has lost its steps: hand over the builder itself.';
  if (typeof value === 'function') return ': wrap its steps in preset(…), or call it if it gives a preset.';
  if (value === undefined || value === null || value === '' || value === 0)
    return ': look where it comes from, and write false where there is none.';
  if (isPromise(value)) return ': await it first.';
  if (isBodyLike(value)) return ' as JSON has it: hand it to personaFrom(…) first.';
  if (hasMember(value, Symbol.iterator)) return ': make a list of it, […].';
  if (hasPresets(value)) return ': pick one of them, or write Object.values(…).';
  return '.';
}

/** Whether it is a table of presets, or another collection of some. */
function hasPresets(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).some(isBuilderLike);
}

/** Why a callback's result, which is not a builder of this copy of the package, cannot be taken. */
export function noBuilder(from: string, value: unknown): TavusConfigError {
  if (isBuilderLike(value))
    return new TavusConfigError(`The callback of ${from}() gave a builder of another copy of ${twice}`);
  const given = isPromise(value) ? ', not a promise: it cannot be async' : '';
  return new TavusConfigError(
    `The callback of ${from}() must return the builder that its last step gave${given}.`,
  );
}

/** Whether a value looks like a builder, whichever copy of the package made it. */
function isBuilderLike(value: unknown): boolean {
  return hasFunctions(value, 'use', 'build', 'toJSON');
}

function isBodyLike(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).some((name) => Object.hasOwn(personaFields.fields, name));
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (hasMember(value, content) && !isBuilderLike(value)) return 'one that was spread';
  if (isBuilderLike(value)) return 'a preset';
  if (isPromise(value)) return 'a promise';
  if (isBodyLike(value)) return 'a body';
  return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}
