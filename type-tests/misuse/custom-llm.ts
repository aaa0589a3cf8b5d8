import { persona } from 'tavus-persona';

const model = 'stock-1';
const baseUrl = 'https://llm.example.com/v1';
const apiKey = 'a-key';

// @error { model, baseUrl } :: Property 'apiKey' is missing
persona().customLlm({ model, baseUrl });

// @error { model, apiKey } :: Property 'baseUrl' is missing
persona().customLlm({ model, apiKey });

// @error { baseUrl, apiKey } :: Property 'model' is missing
persona().customLlm({ baseUrl, apiKey });

// @error base_url :: 'base_url' does not exist in type 'CustomLlmOptions'. Did you mean to write 'baseUrl'?
persona().customLlm({ model, base_url: baseUrl, apiKey });

// @error apiKey :: Type 'undefined' is not assignable to type 'Secret'
persona().customLlm({ model, baseUrl, apiKey: undefined });

// @error apiKey :: 'Promise<number>' is not assignable to type 'string | Promise<string | undefined> | undefined'
persona().customLlm({ model, baseUrl, apiKey: async () => 42 });
