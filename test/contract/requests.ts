import type { JsonObject, JsonValue } from 'type-fest';
import { type Contract, propertiesOf, type Schema, withValue } from './contract.js';

/** A request that a client other than ours might send. */
export interface RawRequest {
  readonly what: string;
  readonly method?: string;
  readonly path?: string;
  /** Beside the key and the content type of JSON; an empty one takes either away. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request and the status that it deserves. */
export interface Judged extends RawRequest {
  readonly status: number;
}

export interface Reply {
  readonly status: number;
  /** What Prism finds wrong, for the message of an assertion. */
  readonly violations: string;
}

/** Sends a request as it is, with a key that the server takes unless the request says otherwise. */
export async function send(url: string, key: string, request: RawRequest): Promise<Reply> {
  const { method = 'POST', path = '/v2/personas', headers, body } = request;
  const all = { 'x-api-key': key, 'content-type': 'application/json', ...headers };
  const response = await fetch(url + path, {
    method,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    // As bytes, because fetch would give a string a content type of its own.
    ...(body !== undefined && { body: new TextEncoder().encode(body) }),
  });
  const said = await response.text();
  return { status: response.status, violations: response.headers.get('sl-violations') ?? said };
}

const prompt = { system_prompt: 'You sort letters by country.' };

const json = (what: string, body: JsonValue): RawRequest => ({ what, body: JSON.stringify(body) });
const extended = (what: string, fields: JsonObject) => json(what, { ...prompt, ...fields });
const inLayer = (what: string, layer: string, fields: JsonValue) =>
  extended(what, { layers: { [layer]: fields } });
const raw = (what: string, body: string): RawRequest => ({ what, body });
const judged = (status: number, requests: readonly RawRequest[]): readonly Judged[] =>
  requests.map((request) => ({ ...request, status }));

/** Requests that the contract allows. */
export function goodRequests({ schema, minimal, full }: Contract): readonly Judged[] {
  const choices = propertiesOf(schema).flatMap(({ path, schema: { enum: values = [] } }) =>
    values.map((value) => json(`${path}: ${value}`, withValue(prompt, path, value))),
  );
  return judged(200, [
    json('the smallest example', minimal),
    json('the largest example', full),
    json('echo mode alone', { pipeline_mode: 'echo' }),
    ...choices,
    extended('an unknown field', { farewell: 'Good morning', nested: { list: [1, null] } }),
    inLayer('an unknown field in a layer', 'llm', { temper: 'calm' }),
    inLayer('an unknown layer', 'humour', { dry: true }),
    extended('no layers', { layers: {} }),
    ...['llm', 'tts', 'stt', 'perception', 'conversational_flow'].map((layer) =>
      inLayer(`an empty ${layer}`, layer, {}),
    ),
    extended('50 guardrail ids', { guardrail_ids: names(50) }),
    extended('50 guardrail tags', { guardrail_tags: names(50) }),
    extended('51 document ids', { document_ids: names(51) }),
    extended('empty lists', { document_ids: [], guardrail_tags: [] }),
    extended('an empty name', { persona_name: '' }),
    inLayer('a flat tool', 'llm', { tools: [{ name: 'stamp', description: 'Stamp a letter.' }] }),
    inLayer('a flat visual tool', 'perception', { visual_tools: [{ name: 'stamp' }] }),
    inLayer('tools that are none', 'llm', { tools: [1, 'x', null] }),
    inLayer('a model that nobody lists', 'llm', { model: 'letter-9' }),
    inLayer('headers of any kind', 'llm', { headers: { 'x-post': 1, 'x-stamp': null } }),
    inLayer('extra_body of any kind', 'llm', { extra_body: { stop: ['.'], top_p: 7 } }),
    inLayer('voice settings of any kind', 'tts', { voice_settings: { stability: 7, humour: 'dry' } }),
    { ...extended('a charset', {}), headers: { 'content-type': 'application/json; charset=utf-8' } },
    { ...extended('a query', {}), path: '/v2/personas?verbose=1' },
    raw('a key twice', '{"system_prompt":"a","system_prompt":"b"}'),
    raw('escapes and space', ' \n{ "system_prompt" : "\\u00e9\\ud83d\\ude00" }\n'),
  ]);
}

/** Requests that the contract forbids. */
export function badRequests({ schema }: Contract): readonly Judged[] {
  const misfits = propertiesOf(schema).flatMap(({ path, schema: property }) =>
    wrongValues(property).map((value) => {
      const shown = JSON.stringify(value);
      return json(
        `${path}: ${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}`,
        withValue(prompt, path, value),
      );
    }),
  );
  return [
    ...judged(400, [
      ...misfits,
      inLayer('a visual tool with a number for a name', 'perception', { visual_tools: [{ name: 5 }] }),
      inLayer('a visual tool with null for a description', 'perception', {
        visual_tools: [{ description: null }],
      }),
      inLayer('an audio tool with a list for a name', 'perception', { audio_tools: [{ name: [] }] }),
      inLayer('one good audio tool and one bad', 'perception', { audio_tools: [{ name: 'a' }, 'b'] }),
      extended('two flaws', { persona_name: 1, layers: { stt: { stt_engine: 'ears' } } }),
      extended('an enum in capitals', { pipeline_mode: 'FULL' }),
      extended('an enum in a list', { pipeline_mode: ['full'] }),
      json('a list', [prompt]),
      json('an empty list', []),
      json('a text', 'system_prompt'),
      json('a number', 5),
      json('true', true),
      raw('half a body', '{"system_prompt":"a"'),
      raw('a brace', '{'),
      raw('single quotes', "{'system_prompt':'a'}"),
      raw('a comma at the end', '{"system_prompt":"a",}'),
      raw('more after the end', '{"system_prompt":"a"} b'),
      raw('no JSON', 'system_prompt=a'),
    ]),
    ...judged(401, [
      { ...json('no key and a wrong body', { persona_name: 5 }), headers: { 'x-api-key': '' } },
      { ...extended('no key', {}), headers: { 'x-api-key': '' } },
      { ...extended('the key as a bearer', {}), headers: { 'x-api-key': '', authorization: 'Bearer k' } },
      {
        ...extended('the key in the query', {}),
        headers: { 'x-api-key': '' },
        path: '/v2/personas?x-api-key=k',
      },
    ]),
    ...judged(404, [
      { ...extended('a slash at the end', {}), path: '/v2/personas/' },
      { ...extended('two slashes at the start', {}), path: '//v2/personas' },
      { ...extended('another path', {}), path: '/v2/persona' },
      { ...extended('another version', {}), path: '/v1/personas' },
      { ...extended('the root', {}), path: '/' },
      { ...extended('another path without a key', {}), path: '/v2/persona', headers: { 'x-api-key': '' } },
    ]),
    ...judged(405, [
      { what: 'DELETE', method: 'DELETE' },
      { ...extended('PUT', {}), method: 'PUT' },
      { ...extended('PATCH', {}), method: 'PATCH' },
    ]),
  ];
}

/** Values that a schema forbids. */
function wrongValues(schema: Schema): readonly JsonValue[] {
  const { type, items, maxItems, enum: values } = schema;
  switch (type) {
    case 'string':
      return [null, 5, true, ['x'], { text: 'x' }, ...(values ? ['no-such-value', ''] : [])];
    case 'boolean':
      return [null, 'true', 1, {}];
    case 'object':
      return [null, [], 'x', 5];
    case 'array': {
      const entries = items?.type === 'string' ? [[5], ['x', null]] : items ? [['x'], [null], [[]]] : [];
      return [null, 'x', {}, true, ...entries, ...(maxItems ? [names(maxItems + 1)] : [])];
    }
  }
}

function names(length: number): string[] {
  return Array.from({ length }, (_, index) => `n-${index}`);
}

/** A request on which the two servers disagree for a reason. */
export interface Disagreement extends RawRequest {
  readonly why: string;
  readonly prism: number;
  readonly sandbox: number;
}

const noPrompt = { prism: 200, sandbox: 400, why: 'only the prose of the contract demands a prompt' };
const noStatus = {
  prism: 400,
  sandbox: 415,
  why: 'the contract lists no 415, so that Prism has none to give',
};

/** Where our sandbox knows more than the contract's schema says. */
export const disagreements: readonly Disagreement[] = [
  { ...json('an empty object', {}), ...noPrompt },
  { ...json('full mode without a prompt', { pipeline_mode: 'full', persona_name: 'Mute' }), ...noPrompt },
  { ...json('an empty prompt', { system_prompt: '' }), ...noPrompt },
  { ...json('null', null), ...noPrompt },
  { what: 'no body', ...noPrompt },
  { ...extended('text', {}), headers: { 'content-type': 'text/plain' }, ...noStatus },
  {
    ...extended('a form', {}),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    ...noStatus,
  },
  { ...extended('no content type', {}), headers: { 'content-type': '' }, ...noStatus },
  {
    ...extended('a wrong key', {}),
    headers: { 'x-api-key': 'k' },
    prism: 200,
    sandbox: 401,
    why: 'Prism takes any key',
  },
  {
    ...extended('2 MB', { filler: 'x'.repeat(2_000_000) }),
    prism: 200,
    sandbox: 413,
    why: 'Prism takes up to 10 MB',
  },
  {
    ...extended('a kind of JSON', {}),
    headers: { 'content-type': 'application/vnd.api+json' },
    prism: 200,
    sandbox: 415,
    why: 'the contract lists no other type, which Prism takes generously',
  },
  {
    ...raw('half a body without a key', '{'),
    headers: { 'x-api-key': '' },
    prism: 400,
    sandbox: 401,
    why: 'Prism reads the body before it looks for a key',
  },
  { what: 'GET', method: 'GET', prism: 405, sandbox: 200, why: 'the contract has only the POST' },
  {
    what: 'GET without a key',
    method: 'GET',
    headers: { 'x-api-key': '' },
    prism: 405,
    sandbox: 401,
    why: 'the contract has only the POST',
  },
  {
    ...raw('a byte order mark', '\ufeff{"system_prompt":"a"}'),
    prism: 400,
    sandbox: 200,
    why: 'RFC 8259 lets a reader ignore it, and ours does',
  },
];
