import { type Bodies, llm } from './row.js';

const model = '/layers/llm/model';
const own = { model: 'kelp-7', base_url: 'https://llm.example.com/v1', api_key: 'sk-kelp-0001' };

/** Mistakes in the language model's layer, but for its tools. */
export const llmBodies: Bodies = {
  // Hosted models that were
  'tavus-llama': [llm({ model: 'tavus-llama' }), `error unknown-value ${model} → ‘tavus-gemma-4’`],
  'tavus-llama-4': [llm({ model: 'tavus-llama-4' }), `error unknown-value ${model} → ‘tavus-gemma-4’`],
  'tavus-llama-3-8b-instruct': [
    llm({ model: 'tavus-llama-3-8b-instruct' }),
    `error unknown-value ${model} → It was given up: take ‘tavus-gemma-4’`,
  ],
  'tavus-gpt-4o': [llm({ model: 'tavus-gpt-4o' }), `warning deprecated-value ${model} → tavus-gemma-4`],
  'tavus-gpt-4o-mini': [
    llm({ model: 'tavus-gpt-4o-mini' }),
    `warning deprecated-value ${model} → tavus-gemma-4`,
  ],
  'tavus-gpt-4.1': [llm({ model: 'tavus-gpt-4.1' }), `warning deprecated-value ${model} → tavus-gemma-4`],

  // Hosted models that are newer than the library
  provider: [
    llm({ model: 'tavus-gpt-oss', provider: 'tavus' }),
    'error legacy-field /layers/llm/provider → base_url and api_key',
  ],
  'tavus-glm-4.7': [llm({ model: 'tavus-glm-4.7' }), `warning deprecated-value ${model} → tavus-gemma-4`],

  // Models that there are not
  'a hosted model with a slip': [
    llm({ model: 'tavus-gpt-os' }),
    `error unknown-value ${model} → Did you mean ‘tavus-gpt-oss’?`,
  ],
  'a hosted model that there is not': [
    llm({ model: 'tavus-driftwood-12' }),
    `error unknown-value ${model} → ‘tavus-gpt-oss’`,
  ],
  'somebody else’s model': [llm({ model: 'kelp-7' }), `error custom-llm-incomplete ${model}`],
  'null for the model': [llm({ model: null }), `warning empty-value ${model}`],
  'the model for the layer': [llm('tavus-gpt-oss'), 'error wrong-type /layers/llm'],

  // A model of one's own is three fields
  'no key': [
    llm({ model: 'kelp-7', base_url: own.base_url }),
    'error custom-llm-incomplete /layers/llm/api_key',
  ],
  'no address': [
    llm({ model: 'kelp-7', api_key: own.api_key }),
    'error custom-llm-incomplete /layers/llm/base_url',
  ],
  'no model': [
    llm({ base_url: own.base_url, api_key: own.api_key }),
    'error custom-llm-incomplete /layers/llm/model',
  ],
  'an address alone': [
    llm({ base_url: own.base_url }),
    'error custom-llm-incomplete /layers/llm/model',
    'error custom-llm-incomplete /layers/llm/api_key',
  ],
  'null for the key': [
    llm({ ...own, api_key: null }),
    'warning empty-value /layers/llm/api_key',
    'error custom-llm-incomplete /layers/llm/api_key',
  ],
  'a key in camelCase': [
    llm({ model: 'kelp-7', base_url: own.base_url, apiKey: own.api_key }),
    'error custom-llm-incomplete /layers/llm/api_key',
    'error unknown-field /layers/llm/apiKey → ‘api_key’',
  ],
  'an address in camelCase': [
    llm({ model: 'kelp-7', baseUrl: own.base_url, api_key: own.api_key }),
    'error custom-llm-incomplete /layers/llm/base_url',
    'error unknown-field /layers/llm/baseUrl → ‘base_url’',
  ],

  // Its address
  'the route in the address': [
    llm({ ...own, base_url: 'https://llm.example.com/v1/chat/completions' }),
    'error base-url /layers/llm/base_url',
  ],
  'the route with a slash at the end': [
    llm({ ...own, base_url: 'https://llm.example.com/v1/chat/completions/' }),
    'error base-url /layers/llm/base_url',
  ],
  'an address without a protocol': [
    llm({ ...own, base_url: 'llm.example.com/v1' }),
    'error base-url /layers/llm/base_url',
  ],
  'an address with a port and no protocol': [
    llm({ ...own, base_url: 'llm.example.com:8443/v1' }),
    'error base-url /layers/llm/base_url',
  ],
  'a web socket': [llm({ ...own, base_url: 'wss://llm.example.com' }), 'error base-url /layers/llm/base_url'],
  'an empty address': [
    llm({ ...own, base_url: '' }),
    'warning empty-value /layers/llm/base_url',
    'error custom-llm-incomplete /layers/llm/base_url',
  ],
  'null for the address': [
    llm({ ...own, base_url: null }),
    'warning empty-value /layers/llm/base_url',
    'error custom-llm-incomplete /layers/llm/base_url',
  ],
  localhost: [
    llm({ ...own, base_url: 'http://localhost:8000/v1' }),
    'warning unreachable-url /layers/llm/base_url',
  ],
  '127.0.0.1': [
    llm({ ...own, base_url: 'http://127.0.0.1:8000' }),
    'warning unreachable-url /layers/llm/base_url',
  ],
  'an address of the home network': [
    llm({ ...own, base_url: 'http://192.168.1.20:11434/v1' }),
    'warning unreachable-url /layers/llm/base_url',
  ],
  'localhost with the route': [
    llm({ ...own, base_url: 'http://localhost:8000/v1/chat/completions' }),
    'error base-url /layers/llm/base_url',
    'warning unreachable-url /layers/llm/base_url',
  ],

  // Parameters
  'temperature in the layer': [
    llm({ model: 'tavus-gpt-oss', temperature: 0.4 }),
    'error misplaced-field /layers/llm/temperature → /layers/llm/extra_body/temperature',
  ],
  'top_p in the layer': [
    llm({ model: 'tavus-gpt-oss', top_p: 0.4 }),
    'error misplaced-field /layers/llm/top_p → /layers/llm/extra_body/top_p',
  ],
  max_tokens: [
    llm({ model: 'tavus-gpt-oss', max_tokens: 300 }),
    'error unknown-field /layers/llm/max_tokens → /layers/llm/extra_body/max_tokens',
  ],
  'a temperature of 3': [
    llm({ model: 'tavus-gpt-oss', extra_body: { temperature: 3 } }),
    'error out-of-range /layers/llm/extra_body/temperature',
  ],
  'a temperature below 0 and a top_p above 1': [
    llm({ model: 'tavus-gpt-oss', extra_body: { top_p: 1.01, temperature: -0.1 } }),
    'error out-of-range /layers/llm/extra_body/temperature',
    'error out-of-range /layers/llm/extra_body/top_p',
  ],
  'a temperature in quotes': [
    llm({ model: 'tavus-gpt-oss', extra_body: { temperature: '0.5' } }),
    'error wrong-type /layers/llm/extra_body/temperature',
  ],
  'a temperature without a model': [
    llm({ extra_body: { temperature: 9 } }),
    'error out-of-range /layers/llm/extra_body/temperature',
  ],
  'a list for extra_body': [
    llm({ model: 'tavus-gpt-oss', extra_body: [{ temperature: 1 }] }),
    'error wrong-type /layers/llm/extra_body',
  ],
  'true in quotes': [
    llm({ model: 'tavus-gpt-oss', speculative_inference: 'true' }),
    'error wrong-type /layers/llm/speculative_inference → Write true without quotes.',
  ],
  'one for true': [
    llm({ model: 'tavus-gpt-oss', speculative_inference: 1 }),
    'error wrong-type /layers/llm/speculative_inference',
  ],

  // Headers
  'a header that is a number': [
    llm({ ...own, headers: { 'x-pier': 'north', 'x-berth': 4 } }),
    'error wrong-type /layers/llm/headers/x-berth',
  ],
  'headers as a list': [
    llm({ ...own, headers: [{ name: 'x-pier', value: 'north' }] }),
    'error wrong-type /layers/llm/headers',
  ],
  'headers as a text': [llm({ ...own, headers: 'x-pier: north' }), 'error wrong-type /layers/llm/headers'],
};
