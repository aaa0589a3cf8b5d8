import ky from 'ky';
import { persona, tavus } from '../../src/index.js';

/** A way to send one persona many times. */
export interface Sender {
  readonly name: string;
  /** @returns what creates one at the server. */
  to(url: string): () => Promise<unknown>;
}

const coach = persona()
  .name('Coach')
  .prompt('You help people find their next small step. '.repeat(20))
  .llm('tavus-gpt-oss', { speculativeInference: true })
  .tts('cartesia', { ttsModelName: 'sonic-3' })
  .perception('raven-1');

const body = coach.build();
const headers = { 'x-api-key': 'bench-key' };

export const ours: Sender = {
  name: 'ours',
  to(url) {
    const client = tavus({ baseUrl: url, apiKey: headers['x-api-key'] });
    return () => client.personas.create(coach);
  },
};

export const plainKy: Sender = {
  name: 'plain ky',
  to: (url) => () => ky.post(`${url}/v2/personas`, { json: body, headers }).json(),
};

export const bareFetch: Sender = {
  name: 'bare fetch',
  to: (url) => async () => {
    const response = await fetch(`${url}/v2/personas`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  },
};

/** How many creates come, and when. */
export interface Crowd {
  readonly name: string;
  send(create: () => Promise<unknown>): Promise<void>;
}

export const sequential: Crowd = {
  name: '1,000 sequential',
  async send(create) {
    for (let count = 0; count < 1_000; count++) await create();
  },
};

export const concurrent: Crowd = {
  name: '1,000 concurrent',
  async send(create) {
    await Promise.all(Array.from({ length: 1_000 }, create));
  },
};
