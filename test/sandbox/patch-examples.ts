/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One operation, with the document before and after it, or why it cannot be applied. */
export interface Example {
  readonly what: string;
  readonly before: Json;
  readonly patch: unknown;
  readonly after?: Json;
  readonly objection?: string;
}

const nothingThere = 'Operation 0: there is nothing at this place.';

/** What RFC 6902 shows in its appendix A, on examples of our own, and what its sections 4 and 5 say besides. */
export const examples: readonly Example[] = [
  {
    what: 'A.1 adds a member to an object',
    before: { tea: 'green' },
    patch: [{ op: 'add', path: '/milk', value: 'oat' }],
    after: { tea: 'green', milk: 'oat' },
  },
  {
    what: 'A.2 adds an entry into the middle of a list',
    before: { tea: ['green', 'black'] },
    patch: [{ op: 'add', path: '/tea/1', value: 'white' }],
    after: { tea: ['green', 'white', 'black'] },
  },
  {
    what: 'A.3 removes a member',
    before: { tea: 'green', milk: 'oat' },
    patch: [{ op: 'remove', path: '/milk' }],
    after: { tea: 'green' },
  },
  {
    what: 'A.4 removes an entry',
    before: { tea: ['green', 'white', 'black'] },
    patch: [{ op: 'remove', path: '/tea/1' }],
    after: { tea: ['green', 'black'] },
  },
  {
    what: 'A.5 replaces a value',
    before: { tea: 'green', milk: 'oat' },
    patch: [{ op: 'replace', path: '/tea', value: 'black' }],
    after: { tea: 'black', milk: 'oat' },
  },
  {
    what: 'A.6 moves a value',
    before: { cup: { tea: 'green', spoon: 1 }, tray: { sugar: 2 } },
    patch: [{ op: 'move', from: '/cup/spoon', path: '/tray/spoon' }],
    after: { cup: { tea: 'green' }, tray: { sugar: 2, spoon: 1 } },
  },
  {
    what: 'A.7 moves an entry within its list, counting without it',
    before: { steps: ['boil', 'drink', 'pour', 'steep'] },
    patch: [{ op: 'move', from: '/steps/1', path: '/steps/3' }],
    after: { steps: ['boil', 'pour', 'steep', 'drink'] },
  },
  {
    what: 'A.8 tests values, and finds them',
    before: { tea: 'green', cups: ['a', 2, 'c'] },
    patch: [
      { op: 'test', path: '/tea', value: 'green' },
      { op: 'test', path: '/cups/1', value: 2 },
    ],
    after: { tea: 'green', cups: ['a', 2, 'c'] },
  },
  {
    what: 'A.9 tests a value, and finds another',
    before: { tea: 'green' },
    patch: [{ op: 'test', path: '/tea', value: 'black' }],
    objection: 'Operation 0: the test failed.',
  },
  {
    what: 'A.10 adds an object in an object',
    before: { tea: 'green' },
    patch: [{ op: 'add', path: '/pot', value: { lid: {} } }],
    after: { tea: 'green', pot: { lid: {} } },
  },
  {
    what: 'A.11 overlooks a member of an operation that it does not know',
    before: { tea: 'green' },
    patch: [{ op: 'add', path: '/milk', value: 'oat', why: 'taste' }],
    after: { tea: 'green', milk: 'oat' },
  },
  {
    what: 'A.12 adds nothing to an object that is not there',
    before: { tea: 'green' },
    patch: [{ op: 'add', path: '/pot/lid', value: 'red' }],
    objection: nothingThere,
  },
  {
    what: 'A.13 knows each operation by its one name',
    before: { tea: 'green' },
    patch: [{ op: 'put', path: '/tea', value: 'black' }],
    objection: 'Operation 0: op: expected one of "add", "remove", "replace", "move", "copy", "test".',
  },
  {
    what: 'A.14 reads ~01 as ~1, not as a slash',
    before: { '/': 9, '~1': 10 },
    patch: [{ op: 'test', path: '/~01', value: 10 }],
    after: { '/': 9, '~1': 10 },
  },
  {
    what: 'A.15 takes no text for a number',
    before: { '/': 9, '~1': 10 },
    patch: [{ op: 'test', path: '/~01', value: '10' }],
    objection: 'Operation 0: the test failed.',
  },
  {
    what: 'A.16 adds a list as one entry at the end of a list',
    before: { tea: ['green'] },
    patch: [{ op: 'add', path: '/tea/-', value: ['white', 'black'] }],
    after: { tea: ['green', ['white', 'black']] },
  },
  {
    what: 'copies a value, which is then on its own',
    before: { cup: { tea: ['green'] } },
    patch: [
      { op: 'copy', from: '/cup', path: '/spare' },
      { op: 'add', path: '/spare/tea/-', value: 'black' },
    ],
    after: { cup: { tea: ['green'] }, spare: { tea: ['green', 'black'] } },
  },
  {
    what: 'copies an entry in front of itself',
    before: ['a', 'b'],
    patch: [{ op: 'copy', from: '/1', path: '/0' }],
    after: ['b', 'a', 'b'],
  },
  {
    what: 'replaces what is there by an add',
    before: { tea: 'green' },
    patch: [{ op: 'add', path: '/tea', value: null }],
    after: { tea: null },
  },
  {
    what: 'adds behind the last entry by its index',
    before: ['a'],
    patch: [{ op: 'add', path: '/1', value: 'b' }],
    after: ['a', 'b'],
  },
  {
    what: 'replaces the whole document',
    before: { tea: 'green' },
    patch: [{ op: 'replace', path: '', value: ['all new'] }],
    after: ['all new'],
  },
  {
    what: 'moves a part to where the whole was',
    before: { cup: { tea: 'green' }, tray: 1 },
    patch: [{ op: 'move', from: '/cup', path: '' }],
    after: { tea: 'green' },
  },
  {
    what: 'moves a value to where it is',
    before: { tea: ['green', 'black'] },
    patch: [{ op: 'move', from: '/tea/0', path: '/tea/0' }],
    after: { tea: ['green', 'black'] },
  },
  {
    what: 'moves nothing into itself',
    before: { cup: { tea: {} } },
    patch: [{ op: 'move', from: '/cup', path: '/cup/tea/cup' }],
    objection: 'Operation 0: from: a value cannot move into itself.',
  },
  {
    what: 'moves a value to a place whose name starts alike',
    before: { cup: 1, cups: {} },
    patch: [{ op: 'move', from: '/cup', path: '/cups/cup' }],
    after: { cups: { cup: 1 } },
  },
  {
    what: 'knows an empty name, a name with a slash and one with a tilde',
    before: { '': { 'a/b': { '~': 1 } } },
    patch: [{ op: 'replace', path: '//a~1b/~0', value: 2 }],
    after: { '': { 'a/b': { '~': 2 } } },
  },
  {
    what: 'compares objects whatever the order of their names, and lists in theirs',
    before: { cup: { a: 1, b: [1, 2] } },
    patch: [{ op: 'test', path: '/cup', value: { b: [1, 2], a: 1 } }],
    after: { cup: { a: 1, b: [1, 2] } },
  },
  {
    what: 'finds no equal list in another order',
    before: { cup: [1, 2] },
    patch: [{ op: 'test', path: '/cup', value: [2, 1] }],
    objection: 'Operation 0: the test failed.',
  },
  {
    what: 'tells null from nothing',
    before: { tea: null },
    patch: [
      { op: 'test', path: '/tea', value: null },
      { op: 'remove', path: '/tea' },
      { op: 'test', path: '/tea', value: null },
    ],
    objection: 'Operation 2: there is nothing at this place.',
  },
  {
    what: 'takes names as data that an object has by birth',
    before: JSON.parse('{"__proto__": 1}') as Json,
    patch: [
      { op: 'add', path: '/constructor', value: 2 },
      { op: 'replace', path: '/__proto__', value: 3 },
    ],
    after: JSON.parse('{"__proto__": 3, "constructor": 2}') as Json,
  },
  ...['/toString', '/constructor/name', '/__proto__/x', '/list/length', '/list/-', '/list/2', '/list/-1'].map(
    (path) => ({
      what: `removes nothing at ${path}`,
      before: { list: [0, 1] },
      patch: [{ op: 'remove', path }],
      objection: nothingThere,
    }),
  ),
  ...['/list/01', '/list/+1', '/list/1.0', '/list/0x1', '/list/', '/list/3', '/list/1e0', '/list/ 1'].map(
    (path) => ({
      what: `adds nothing at ${path}`,
      before: { list: [0, 1] },
      patch: [{ op: 'add', path, value: 2 }],
      objection: nothingThere,
    }),
  ),
  {
    what: 'leads through no text',
    before: { tea: 'green' },
    patch: [{ op: 'add', path: '/tea/0', value: 'x' }],
    objection: 'Operation 0: what the path leads through is neither an object nor an array.',
  },
  ...['tea', '/~', '/~2', '#/tea', 5, null, undefined, ['tea']].map((path) => ({
    what: `takes no ${JSON.stringify(path)} for a pointer`,
    before: { tea: 'green' },
    patch: [{ op: 'remove', path }],
    objection: 'Operation 0: path: expected a JSON Pointer.',
  })),
  ...['move', 'copy'].map((op) => ({
    what: `needs to know where a ${op} is from`,
    before: { tea: 'green' },
    patch: [{ op, path: '/tea', value: '/tea' }],
    objection: 'Operation 0: from: expected a JSON Pointer.',
  })),
  ...['add', 'replace', 'test'].map((op) => ({
    what: `needs a value for ${op}`,
    before: { tea: 'green' },
    patch: [{ op, path: '/tea' }],
    objection: 'Operation 0: value: required.',
  })),
  ...[{}, null, 'add', { op: 'add', path: '/tea', value: 1 }].map((patch) => ({
    what: `takes no ${JSON.stringify(patch)} for a patch`,
    before: { tea: 'green' },
    patch,
    objection: 'The patch: expected an array of operations.',
  })),
  ...[null, 'add', ['add', '/tea']].map((operation) => ({
    what: `takes no ${JSON.stringify(operation)} for an operation`,
    before: { tea: 'green' },
    patch: [{ op: 'test', path: '', value: { tea: 'green' } }, operation],
    objection: 'Operation 1: expected an object.',
  })),
];
