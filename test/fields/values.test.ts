import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkPersona,
  type Issue,
  persona,
  personaFrom,
  TavusConfigError,
  type Tool,
  tool,
  unlisted,
} from '../../src/index.js';
import { runs } from '../support/runs.js';

function line({ severity, rule, path }: Issue): string {
  return `${severity} ${rule} ${path}`;
}

/** The chain as JavaScript sees it. */
type Untyped = {
  readonly [step: string]: (...args: readonly unknown[]) => Untyped & { check(): readonly Issue[] };
};
const start = persona().prompt('You sing.') as unknown as Untyped;

describe('undefined', () => {
  test.each([
    ['name', 'error wrong-type /persona_name'],
    ['replica', 'error wrong-type /default_replica_id'],
    ['objectives', 'error wrong-type /objectives_id'],
    ['llm', 'error wrong-type /layers/llm/model'],
    ['tts', 'error wrong-type /layers/tts/tts_engine'],
    ['stt', 'error wrong-type /layers/stt/stt_engine'],
    ['perception', 'error wrong-type /layers/perception/perception_model'],
  ])('for what .%s() cannot do without is an error', (step, issue) => {
    expect(start[step]?.(undefined).check().map(line)).toEqual([issue]);
    expect(start[step]?.().check().map(line)).toEqual([issue]);
  });

  test('for unlisted() is an error at once', () => {
    for (const value of [undefined, null, '', ' ', 7])
      expect(() => unlisted(value as string)).toThrow(TavusConfigError);
  });

  test('for a prompt is an error, also where there was one', () => {
    expect(start['prompt']?.(undefined).check().map(line)).toEqual(['error wrong-type /system_prompt']);
  });

  test('in an option is left out, unless it is a key', () => {
    expect(start['tts']?.('elevenlabs', { externalVoiceId: undefined }).check()).toEqual([]);
    expect(start['tts']?.('elevenlabs', { apiKey: undefined }).check()).toMatchObject([
      { rule: 'masked-secret', severity: 'error', path: '/layers/tts/api_key', hint: 'Is the variable set?' },
    ]);
    const own = {
      model: 'm',
      baseUrl: 'https://llm.example.com',
      apiKey: 'k-1',
      headers: { 'x-team': undefined },
    };
    expect(start['customLlm']?.(own).check().map(line)).toEqual([
      'error masked-secret /layers/llm/headers/x-team',
    ]);
  });

  test('in a body is nothing, as in JSON', () => {
    const body = {
      system_prompt: 'You sing.',
      persona_name: undefined,
      default_replica_id: undefined,
      document_ids: undefined,
      greeting: undefined,
      layers: {
        tts: { tts_engine: 'cartesia', api_key: undefined },
        llm: { base_url: undefined, headers: { a: undefined } },
        stt: undefined,
      },
    };
    expect(checkPersona(body)).toEqual(checkPersona(JSON.parse(JSON.stringify(body))));
    expect(personaFrom(body).build()).toEqual(personaFrom(JSON.parse(JSON.stringify(body))).build());
  });

  test('in any body is what JSON makes of it', () => {
    const part = fc.dictionary(
      fc.constantFrom('persona_name', 'default_replica_id', 'objectives_id', 'pipeline_mode', 'greeting'),
      fc.option(fc.constantFrom('echo', 'x'), { nil: undefined }),
    );
    const layer = fc.dictionary(
      fc.constantFrom('model', 'base_url', 'api_key', 'tts_engine', 'hotwords', 'voice_settings'),
      fc.option(fc.constantFrom('cartesia', 'https://a.example'), { nil: undefined }),
    );
    fc.assert(
      fc.property(part, layer, layer, (fields, llm, tts) => {
        const body = { ...fields, layers: { llm, tts } };
        expect(checkPersona(body)).toEqual(checkPersona(JSON.parse(JSON.stringify(body))));
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('a blank text', () => {
  test.each(['', ' ', '\n\t'])('is no prompt: %j', (text) => {
    expect(start['prompt']?.(text).check().map(line)).toEqual(['error prompt-required /system_prompt']);
    expect(checkPersona({ system_prompt: text }).map(line)).toEqual(['error prompt-required /system_prompt']);
  });

  test.each([
    ['name', '/persona_name'],
    ['replica', '/default_replica_id'],
    ['objectives', '/objectives_id'],
  ])('for .%s() is warned of', (step, path) => {
    expect(start[step]?.(' ').check().map(line)).toEqual([`warning empty-value ${path}`]);
    expect(checkPersona({ system_prompt: 'You sing.', [path.slice(1)]: ' ' }).map(line)).toEqual([
      `warning empty-value ${path}`,
    ]);
  });

  test.each([
    ['documents', '/document_ids'],
    ['guardrailTags', '/guardrail_tags'],
  ])('among the entries of .%s() is warned of', (step, path) => {
    expect(start[step]?.('a', '').check().map(line)).toEqual([`warning empty-value ${path}/1`]);
  });

  test.each([
    ['llm', '/layers/llm/model'],
    ['tts', '/layers/tts/tts_engine'],
    ['stt', '/layers/stt/stt_engine'],
    ['perception', '/layers/perception/perception_model'],
  ])('for what .%s() chooses is an error', (step, path) => {
    for (const text of ['', ' ']) {
      expect(start[step]?.(text).check().map(line)).toContain(`error unknown-value ${path}`);
    }
  });

  test('for the model or the key of one’s own is an error', () => {
    const own = { model: 'm', base_url: 'https://llm.example.com/v1', api_key: 'k-1' };
    const issuesOf = (llm: object) => checkPersona({ system_prompt: 'You sing.', layers: { llm } }).map(line);
    expect(issuesOf({ ...own, api_key: '' })).toEqual(['error masked-secret /layers/llm/api_key']);
    expect(issuesOf({ ...own, model: '' })).toEqual([
      'warning empty-value /layers/llm/model',
      'error custom-llm-incomplete /layers/llm/model',
    ]);
    const options = { model: 'm', baseUrl: 'https://llm.example.com/v1', apiKey: 'k-1' };
    expect(
      start['customLlm']?.({ ...options, apiKey: '' })
        .check()
        .map(line),
    ).toEqual(['error masked-secret /layers/llm/api_key']);
    expect(
      start['customLlm']?.({ ...options, model: ' ' })
        .check()
        .map(line),
    ).toEqual(['warning empty-value /layers/llm/model', 'error custom-llm-incomplete /layers/llm/model']);
  });
});

describe('null', () => {
  test('for a step is an error', () => {
    for (const step of ['name', 'prompt', 'replica', 'llm', 'tts', 'stt', 'perception']) {
      expect(
        start[step]?.(null)
          .check()
          .map(({ rule }) => rule),
      ).toContain('wrong-type');
    }
  });
});

describe('false', () => {
  test.each([
    ['perception', 'perception_model'],
    ['conversational_flow', 'voice_isolation'],
    ['conversational_flow', 'idle_engagement'],
  ])('in %s is what YAML makes of off: %s', (layer, name) => {
    const issues = checkPersona({ system_prompt: 'You sing.', layers: { [layer]: { [name]: false } } });
    expect(issues).toMatchObject([{ rule: 'wrong-type', path: `/layers/${layer}/${name}` }]);
    expect(issues[0]?.hint).toContain('"off"');
  });
});

describe('a list', () => {
  const ring = tool('ring_bell', { description: 'Ring the bell.' });

  test.each<readonly [string, readonly unknown[], string]>([
    ['documents', ['d-1', 'd-2'], '/document_ids'],
    ['documentTags', ['a'], '/document_tags'],
    ['guardrails', ['g-1'], '/guardrail_ids'],
    ['guardrailTags', ['a'], '/guardrail_tags'],
    ['tools', [ring], '/layers/llm/tools'],
  ])('where .%s() wants arguments says to spread it', (step, entries, path) => {
    const issues = start[step]?.(entries).check() ?? [];
    expect(issues.map(line)).toEqual([`error wrong-type ${path}`]);
    expect(issues[0]?.hint).toMatch(/^Spread the list/);
    expect(
      start[step]?.(...entries)
        .check()
        .filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  test.each<readonly [string, object]>([
    ['/document_ids', { document_ids: 'd-1' }],
    ['/layers/llm/tools', { layers: { llm: { tools: ring as Tool } } }],
    ['/layers/perception/visual_tools', { layers: { perception: { visual_tools: ring as Tool } } }],
    [
      '/layers/perception/visual_awareness_queries',
      { layers: { perception: { visual_awareness_queries: 'Who?' } } },
    ],
  ])('of one without brackets is told so: %s', (path, fields) => {
    const issue = checkPersona({ system_prompt: 'You sing.', ...fields }).find(
      (issue) => issue.path === path,
    );
    expect(issue).toMatchObject({ rule: 'wrong-type', hint: 'Put it in brackets: a list of one.' });
  });
});

describe('an address', () => {
  test.each([' https://llm.example.com/v1', 'https://llm.example.com/v1\n', '\thttps://llm.example.com'])(
    'has no white space around it: %j',
    (address) => {
      const llm = { model: 'm', base_url: address, api_key: 'k-1' };
      expect(checkPersona({ system_prompt: 'You sing.', layers: { llm } })).toMatchObject([
        { rule: 'base-url', severity: 'error', message: expect.stringContaining('white space') },
      ]);
    },
  );
});

describe('a prompt over 32,000 tokens', () => {
  const layers = (model: string | undefined) => ({ llm: model === undefined ? {} : { model } });
  const severityFor = (body: unknown) =>
    checkPersona(body).find(({ rule }) => rule === 'prompt-length')?.severity;
  const prompt = 'word '.repeat(26_000);

  test('is an error for the models of which the limit is known, and a warning for others', () => {
    expect(severityFor({ system_prompt: prompt, layers: layers('tavus-gpt-oss') })).toBe('error');
    expect(severityFor({ system_prompt: prompt })).toBe('warning');
    expect(severityFor({ system_prompt: prompt, layers: layers('tavus-glm-4.7') })).toBe('warning');
    expect(severityFor({ system_prompt: prompt.repeat(7), layers: layers('tavus-glm-4.7') })).toBe('error');
  });
});

describe('a text that is no text', () => {
  test.each<readonly [object, string]>([
    [{ default_replica_id: 42 }, 'Put it in quotes.'],
    [{ layers: { llm: { speculative_inference: 'false' } } }, 'Write false without quotes.'],
    [
      { layers: { llm: { model: 'tavus-gpt-oss', extra_body: { temperature: '0.5' } } } },
      'Write the number without quotes.',
    ],
  ])('says what to write: %j', (fields, hint) => {
    expect(checkPersona({ system_prompt: 'You sing.', ...fields }).map((issue) => issue.hint)).toEqual([
      hint,
    ]);
  });
});
