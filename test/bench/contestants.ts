import ky from 'ky';
import { tavus } from '../../src/index.js';
import { keeper } from '../client/keeper.js';
import { keys } from '../client/keys.js';

/** What one call gets. */
export interface Terms {
  readonly url: string;
  /** For one attempt, in milliseconds. */
  readonly timeout: number;
  /** Aborts it, where the library knows how. */
  readonly signal: AbortSignal;
}

/** A library as its first page shows it: only the address, the key and the timeout are set. */
export interface Contestant {
  readonly name: string;
  /** What is called, for the printout. */
  readonly call: string;
  /** Whether a call takes a signal. */
  readonly isAbortable: boolean;
  /** One call that makes one thing. */
  create(terms: Terms): Promise<unknown>;
}

/** What the others send: the same keys in the same places. */
const body = {
  persona_name: 'Key Keeper',
  system_prompt: 'You guard the keys of the house.',
  layers: {
    llm: { model: 'house-1', api_key: keys.llm, headers: { 'x-house': keys.header } },
    tts: { tts_engine: 'elevenlabs', external_voice_id: 'v-1', api_key: keys.tts },
  },
};
const headers = { 'x-api-key': keys.api, 'x-proxy-key': keys.proxy };

/** Only the bench installs the peers, so that the compiler must not look for them. */
const peer = (name: string) => import(name);
const { OpenAI } = await peer('openai');
const { Stripe } = await peer('stripe');
const { Retell } = await peer('retell-sdk');

export const contestants: readonly Contestant[] = [
  {
    name: 'ours',
    call: 'client.personas.create()',
    isAbortable: true,
    create: ({ url, timeout, signal }) =>
      tavus({
        baseUrl: url,
        apiKey: keys.api,
        headers: { 'x-proxy-key': keys.proxy },
        timeout,
      }).personas.create(keeper, { signal }),
  },
  {
    name: 'fetch',
    call: 'fetch(), an error where not ok, .json()',
    isAbortable: true,
    async create({ url, timeout, signal }) {
      const response = await fetch(`${url}/v2/personas`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return response.json();
    },
  },
  {
    name: 'ky',
    call: 'ky.post().json()',
    isAbortable: true,
    create: ({ url, timeout, signal }) =>
      ky.post(`${url}/v2/personas`, { json: body, headers, timeout, signal }).json(),
  },
  {
    name: 'openai',
    call: 'chat.completions.create()',
    isAbortable: true,
    create: ({ url, timeout, signal }) =>
      new OpenAI({ baseURL: url, apiKey: keys.api, timeout }).chat.completions.create(body, { signal }),
  },
  {
    name: 'stripe',
    call: 'customers.create()',
    isAbortable: false,
    create({ url, timeout }) {
      const { hostname: host, port, protocol } = new URL(url);
      const options = { host, port, protocol: protocol.slice(0, -1), timeout, telemetry: false };
      return new Stripe(keys.api, options).customers.create(body);
    },
  },
  {
    name: 'retell',
    call: 'agent.create()',
    isAbortable: true,
    create: ({ url, timeout, signal }) =>
      new Retell({ baseURL: url, apiKey: keys.api, timeout }).agent.create(body, { signal }),
  },
];
