import fc from 'fast-check';
import { personaFields } from '../../../src/body/body.js';
import { type Field, type GroupField, group } from '../../../src/fields/field.js';
import { llmBodies } from './llm.js';
import { perceptionBodies } from './perception.js';
import { rightBodies } from './right.js';
import { toolBodies } from './tools.js';
import { topBodies } from './top.js';
import { ttsBodies } from './tts.js';
import { turnBodies } from './turns.js';
import { wholeBodies } from './whole.js';

/** Secrets, as texts and as numbers: no issue may show them. */
export const planted = { text: 'sk-planted-7f3a9', number: 8_675_309_021_7 } as const;

/** What a hostile value throws when somebody looks at it. */
export class Boom extends Error {}

function boom(): never {
  throw new Boom('Do not look.');
}

const traps: ProxyHandler<object> = {
  get: boom,
  has: boom,
  ownKeys: boom,
  getPrototypeOf: boom,
  getOwnPropertyDescriptor: boom,
};

function revoked<T extends object>(target: T): T {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

class Lighthouse {
  readonly system_prompt = 'You blink.';
  get height(): number {
    return boom();
  }
}

// Made once for all, so nobody may change them.
const deepObject = nested(10_000, (inner) => Object.freeze({ inner }));
const deepList = nested(10_000, (inner) => Object.freeze([inner]));

/** Values that JSON cannot have, or that fall apart when they are looked at; each made anew. */
export const hostile: readonly (() => unknown)[] = [
  // Cycles and depth
  () => {
    const cycle: Record<string, unknown> = { name: 'cycle', description: 'Goes round.' };
    cycle['function'] = cycle['layers'] = cycle['inner'] = cycle;
    return cycle;
  },
  () => {
    const cycle: unknown[] = [];
    cycle.push(cycle, cycle);
    return cycle;
  },
  () => deepObject,
  () => deepList,
  // What throws
  () => ({
    get system_prompt() {
      return boom();
    },
    get name() {
      return boom();
    },
  }),
  () => Object.defineProperty([], '0', { get: boom, enumerable: true }),
  () => new Proxy({}, traps),
  () => new Proxy([], traps),
  () => new Proxy(() => boom(), traps),
  () => revoked({}),
  () => revoked([]),
  () => revoked(() => 'never'),
  () => Object.assign(() => boom(), { toString: boom, valueOf: boom }),
  () => ({ toString: 1, valueOf: 1 }),
  () => ({ toString: boom, toJSON: boom, [Symbol.toPrimitive]: boom }),
  () => new Lighthouse(),
  // Names with a meaning of their own
  () => JSON.parse('{"__proto__": {"system_prompt": "polluted", "polluted": true}}'),
  () =>
    JSON.parse('{"constructor": {"prototype": {"polluted": true}}, "prototype": {}, "hasOwnProperty": 1}'),
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  // Texts and numbers
  () => '\ud800 lone \udfff',
  () => ({ '\ud800': '\udc00', 'a/b~c': 1, '': 2 }),
  () => '\u0000\u001b[31m\n',
  () => Number.NaN,
  () => Number.NEGATIVE_INFINITY,
  () => -0,
  () => 10n ** 30n,
  () => Symbol('fog'),
  () => undefined,
  // Objects that are more than their keys
  () => Object.assign(new Array(3), { 0: 1, 2: 3 }),
  () => Object.assign([1], { extra: 2 }),
  () => new Map([['system_prompt', 'You sing.']]),
  () => new Set([1]),
  () => new Date(Number.NaN),
  () => new Uint8Array(3),
  () => Object('boxed'),
  () => Promise.resolve(1),
  () => new (class extends Array {})(),
  () => Object.freeze({ name: 'frozen', list: Object.freeze([1]) }),
  () => Object.assign(Object.create(null), { name: 'no prototype' }),
  () => Object.create({ system_prompt: 'inherited' }),
];

const thunk = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<() => T> => arbitrary.map((value) => () => value);
const oddValue: fc.Arbitrary<() => unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: thunk(fc.jsonValue({ maxDepth: 2 })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      () => null,
      () => '',
      () => [],
      () => ({}),
      () => true,
      () => 7,
    ),
  },
);

/** Names of fields from every table, and names that no table should have. */
const names: readonly string[] = [
  ...namesIn(personaFields),
  ...['function', 'name', 'description', 'parameters', 'properties', 'required', 'type', '0', '1'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'context', 'voice_id', 'vqa', 'authorization', ''],
];

function namesIn({ fields }: GroupField): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    name,
    ...(field.kind === 'group' ? namesIn(field) : []),
  ]);
}

const tables = [
  ...[rightBodies, topBodies, perceptionBodies, turnBodies, llmBodies, toolBodies, ttsBodies, wholeBodies],
];
const bodies = tables.flatMap((table) => Object.values(table).map(([body]) => body));
const writable = bodies.filter((body) => !JSON.stringify(body).includes('tidetide'));

/** Bodies of the tables with something else here and there, made anew by each call. */
export const mutated: fc.Arbitrary<() => unknown> = fc
  .tuple(
    fc.constantFrom(...writable),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...names), fc.nat(3), oddValue), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([body, changes]) => () => {
    const root = { body: structuredClone(body) };
    for (const [place, name, kind, value] of changes) change(root, place, name, kind, value);
    return plant(root.body);
  });

/** Changes one of the objects in a value: sets, adds or drops a key. */
function change(root: object, place: number, name: string, kind: number, value: () => unknown): void {
  const objects = objectsIn(root);
  const object = objects[place % objects.length] ?? root;
  const keys = Object.keys(object);
  const known = keys[place % keys.length];
  const key = kind === 0 || known === undefined ? name : known;
  if (kind === 1) Reflect.deleteProperty(object, key);
  else {
    const property = { value: value(), enumerable: true, configurable: true, writable: true };
    Reflect.defineProperty(object, key, property);
  }
}

function objectsIn(root: object): readonly object[] {
  const found: object[] = [];
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined && found.length < 60; next = open.pop()) {
    if (!isOrdinary(next)) continue;
    found.push(next);
    open.push(...Object.values(next));
  }
  return found;
}

/** Plain objects and lists without anything that happens when they are read. */
function isOrdinary(value: unknown): value is object {
  try {
    // What is written into a typed array is turned into a number.
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
    const descriptors = Object.values(Object.getOwnPropertyDescriptors(value));
    return descriptors.every((descriptor) => 'value' in descriptor) && Object.isExtensible(value);
  } catch {
    return false;
  }
}

/** Puts a secret wherever one belongs. */
function plant(body: unknown): unknown {
  for (const object of objectsIn({ body })) {
    if (Array.isArray(object)) continue;
    const own = object as Record<string, unknown>;
    for (const key of ['api_key', 'headers'].filter((name) => Object.hasOwn(own, name))) {
      own[key] = secretly(own[key]);
    }
  }
  return body;
}

function secretly(value: unknown): unknown {
  if (typeof value === 'string') return planted.text;
  if (typeof value === 'number') return planted.number;
  if (!isOrdinary(value)) return value;
  const entries = Object.entries(value).map(([key, inner], index) => [
    key,
    typeof inner === 'object' || index % 2 ? planted.text : planted.number,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The tools of an odd body. */
const anyTool: GroupField = group({
  type: { kind: 'choice', values: ['function'] },
  function: group({
    name: { kind: 'choice', values: ['ring_bell', 'light_lamp', 'ring bell'] },
    description: { kind: 'text' },
    parameters: group({
      type: { kind: 'choice', values: ['object'] },
      properties: { kind: 'record' },
      required: { kind: 'texts', max: 9 },
    }),
  }),
});

/** Bodies with any of the fields that the tables have, most of them with a value that fits. */
export const tabular: fc.Arbitrary<() => unknown> = ofField(personaFields);

function ofField(field: Field): fc.Arbitrary<() => unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(field) }, { weight: 1, arbitrary: oddValue });
}

function fitting(field: Field): fc.Arbitrary<() => unknown> {
  switch (field.kind) {
    case 'text':
      return fc.constantFrom(
        ...['tavus-gpt-oss', 'Ahoy', 'http://localhost', 'sonic-3'].map((text) => () => text),
      );
    case 'secret':
      return fc.constantFrom<() => unknown>(
        () => planted.text,
        () => planted.number,
        () => [planted.text],
      );
    case 'flag':
      return thunk(fc.boolean());
    case 'number':
      return thunk(fc.double({ min: -1, max: 2 }));
    case 'choice':
      return fc.constantFrom(...field.values.map((value) => () => value));
    case 'either':
      return fc.oneof(...field.of.map(fitting));
    case 'texts':
      return listOf(thunk(fc.string({ maxLength: 5 })));
    case 'tools':
      return listOf(fitting(anyTool));
    case 'record':
      return recordOf('fog', 7);
    case 'secrets':
      return recordOf(planted.text, planted.number);
    case 'group':
      return groupOf(field);
  }
}

function recordOf(...values: readonly unknown[]): fc.Arbitrary<() => unknown> {
  const entries = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)), { maxLength: 2 });
  return entries.map((own) => () => Object.fromEntries(own));
}

function listOf(entry: fc.Arbitrary<() => unknown>): fc.Arbitrary<() => unknown> {
  return fc.array(entry, { maxLength: 3 }).map((entries) => () => entries.map((make) => make()));
}

/** A few of a group's fields: most bodies state little. */
function groupOf({ fields }: GroupField): fc.Arbitrary<() => unknown> {
  const own = Object.entries(fields).map(([name, field]) =>
    ofField(field).map((make) => [name, make] as const),
  );
  const odd = fc.tuple(fc.constantFrom(...names), oddValue);
  const entry = fc.oneof({ weight: 30, arbitrary: fc.oneof(...own) }, { weight: 1, arbitrary: odd });
  return fc.array(entry, { maxLength: 5 }).map((entries) => () => {
    const group = {};
    for (const [name, make] of entries) {
      const property = { value: make(), enumerable: true, configurable: true, writable: true };
      Object.defineProperty(group, name, property);
    }
    return group;
  });
}

/** Values that have nothing to do with a body. Made by the test: fast-check would look into them. */
export const anything: fc.Arbitrary<() => unknown> = fc.oneof(
  thunk(fc.jsonValue({ maxDepth: 4 })),
  thunk(
    fc.anything({
      maxDepth: 3,
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  ),
  oddValue,
);

/** All that can be seen of a value without running any code of its own, for a comparison. */
export function stateOf(value: unknown): readonly unknown[] {
  const seen = new Set<unknown>();
  const state: unknown[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    state.push(next);
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (next === deepObject || next === deepList) continue;
    try {
      state.push(Object.getPrototypeOf(next), Object.isExtensible(next));
      for (const key of Reflect.ownKeys(next)) {
        const { value: inner, get } = Object.getOwnPropertyDescriptor(next, key) ?? {};
        state.push(key, get);
        open.push(inner);
      }
    } catch {
      // It throws when it is looked at, so that there is no more to see.
    }
  }
  return state;
}
