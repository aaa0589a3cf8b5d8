import { randomBytes } from 'node:crypto';
import { TavusConfigError } from '../errors/config-error.js';
import { isPlainObject, type PlainObject, part } from '../json/json.js';
import { urlIn } from '../json/url.js';
import type { Records } from './records.js';
import { misfitOf, sampleOf } from './samples.js';

/** What happens in a conversation of a sandbox. */
export interface ConversationOptions {
  /** Whether the arguments of each call are such as its tool does not allow; `false` without it. */
  readonly misfit?: boolean;
  /** How events are written: `newer`, with ids and places in the conversation, or `older`, without; `newer` without it. */
  readonly envelope?: 'newer' | 'older';
  /** Whether each event comes twice, as some do; `false` without it. */
  readonly repeat?: boolean;
  /** Where each event is sent too, as JSON in a POST; on this machine only. */
  readonly callbackUrl?: string;
}

/** An event that Tavus sends when a tool is called. */
export interface ToolCallEvent {
  readonly message_type: 'conversation';
  readonly event_type: 'conversation.tool_call' | 'conversation.perception_tool_call';
  readonly conversation_id: string;
  readonly properties: {
    readonly name: string;
    readonly arguments: unknown;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** The lists of tools of a persona, and how their calls are written. */
const lists = [
  { layer: 'llm', name: 'tools', event_type: 'conversation.tool_call', isText: true, more: {} },
  {
    layer: 'perception',
    name: 'visual_tools',
    event_type: 'conversation.perception_tool_call',
    isText: false,
    more: { modality: 'vision', frames: [{ data: '/9j/4AAQ', mime_type: 'image/jpeg' }] },
  },
  {
    layer: 'perception',
    name: 'audio_tools',
    event_type: 'conversation.perception_tool_call',
    isText: true,
    more: { modality: 'audio' },
  },
] as const;

/** The events that the tools of a persona would cause, one of each tool. @throws {TavusConfigError} */
export function conversation(
  { personas }: Records,
  personaId: string,
  options: ConversationOptions = {},
): AsyncIterable<ToolCallEvent> {
  const persona = personas.find((one) => one.personaId === personaId);
  if (!persona) throw new TavusConfigError(`The sandbox has no persona '${personaId}'.`);
  const callback = callbackIn(options.callbackUrl);
  return eventsOf(persona.body, options, callback);
}

function callbackIn(callbackUrl: string | undefined): URL | undefined {
  if (callbackUrl === undefined) return undefined;
  const url = urlIn(callbackUrl);
  if (url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return url;
  throw new TavusConfigError(
    'callbackUrl takes an address on this machine, such as http://127.0.0.1:3000/events.',
  );
}

async function* eventsOf(
  body: PlainObject,
  { misfit = false, envelope = 'newer', repeat = false }: ConversationOptions,
  callback: URL | undefined,
): AsyncGenerator<ToolCallEvent> {
  const conversation_id = `c${randomBytes(6).toString('hex').slice(1)}`;
  let seq = 0;
  for (const { layer, name, event_type, isText, more } of lists) {
    const tools = part(part(body, 'layers'), layer)[name];
    for (const tool of Array.isArray(tools) ? tools : []) {
      const called = isPlainObject(tool) ? part(tool, 'function') : {};
      const args = misfit
        ? misfitOf(called['parameters'])
        : sampleOf(called['parameters'] ?? { type: 'object' });
      seq += 1;
      const properties = {
        name: String(called['name']),
        arguments: isText ? JSON.stringify(args) : args,
        ...more,
        ...(envelope === 'newer' && { tool_call_id: `call_${conversation_id}_${seq}` }),
      };
      const place = { timestamp: new Date().toISOString(), seq, turn_idx: seq, inference_id: `i_${seq}` };
      const event: ToolCallEvent = {
        message_type: 'conversation',
        event_type,
        conversation_id,
        properties,
        ...(envelope === 'newer' && place),
      };
      for (let times = repeat ? 2 : 1; times > 0; times -= 1) {
        if (callback) await posted(callback, event);
        yield structuredClone(event);
      }
    }
  }
}

async function posted(callback: URL, event: ToolCallEvent): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(callback, { method: 'POST', headers, body: JSON.stringify(event) });
  await answer.body?.cancel();
}
