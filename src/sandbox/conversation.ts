import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { TavusConfigError } from '../errors/config-error.js';
import { isPlainObject, type PlainObject, part } from '../json/json.js';
import { personaOf, type Records } from './records.js';
import { misfitOf, type Random, randomFrom, sampleOf } from './samples.js';

/** What a conversation of a sandbox is like. */
export interface ConversationOptions {
  /**
   * Whether the arguments do not fit the schema of their tool: a required one is missing, or one is of a wrong type. A model
   * does that now and then. They fit without it.
   */
  readonly misfit?: boolean;
  /**
   * Which events Tavus sends: those of `older` have no `seq`, `turn_idx`, `inference_id` and `tool_call_id`, and so nothing
   * by which a repeated one is known; `newer` without it.
   */
  readonly envelope?: 'newer' | 'older';
  /** Whether each event comes twice, as it does when two listeners pass it on; once without it. */
  readonly repeat?: boolean;
  /**
   * Where each event is also sent, as JSON in a POST, before the loop gets it: an `http://` address of this machine. What is
   * answered does not matter. Nothing is sent without it.
   */
  readonly callbackUrl?: string;
  /** Which arguments are made: the same ones for the same number. 1 without it. The ids are new in each conversation. */
  readonly seed?: number;
}

/** What each event of a conversation has. */
interface EventOf<Kind extends string, Properties> {
  readonly message_type: 'conversation';
  readonly event_type: Kind;
  readonly conversation_id: string;
  /** When it happened, in ISO 8601, UTC. */
  readonly timestamp: string;
  /** Its number in the conversation; a repeated event has the same one. */
  readonly seq?: number;
  /** In which turn of the conversation it happened. */
  readonly turn_idx?: number;
  /** What the language model was doing, where it is what calls. */
  readonly inference_id?: string;
  readonly properties: Properties;
}

/** The language model calls a tool. */
export type LlmCallEvent = EventOf<
  'conversation.tool_call',
  {
    readonly name: string;
    readonly modality?: undefined;
    /** The arguments as JSON text. */
    readonly arguments: string;
    /** What the answer has to name. */
    readonly tool_call_id?: string;
  }
>;

/** Raven calls a tool on what it sees, or on what it hears. */
export type PerceptionCallEvent = EventOf<
  'conversation.perception_tool_call',
  | {
      readonly name: string;
      readonly modality: 'vision';
      /** Only a tool that is registered with Tavus has an id in its calls. */
      readonly tool_call_id?: undefined;
      /** The arguments as an object. */
      readonly arguments: unknown;
      /** The pictures that it is about. */
      readonly frames: readonly { readonly data: string; readonly mime_type: string }[];
    }
  | {
      readonly name: string;
      readonly modality: 'audio';
      readonly tool_call_id?: undefined;
      /** The arguments as JSON text. */
      readonly arguments: string;
    }
>;

/** An event that Tavus sends when a tool is called. */
export type ToolCallEvent = LlmCallEvent | PerceptionCallEvent;

/** The events that the tools of a persona cause, one for each. */
export function conversation(
  { personas }: Records,
  personaId: string,
  options: ConversationOptions = {},
): AsyncIterable<ToolCallEvent> {
  const { misfit = false, repeat = false, envelope = 'newer', callbackUrl, seed = 1 } = checked(options);
  const { body } = personaOf(personas, personaId);
  const random = randomFrom(seed);
  const calls = inlineTools(body).map((tool) => ({ ...tool, arguments: argumentsOf(tool, misfit, random) }));
  const conversationId = `c${randomBytes(6).toString('hex').slice(1)}`;
  const events = calls
    .map((call, index) => eventOf(call, index, conversationId))
    .map((event) => (envelope === 'older' ? asOlder(event) : event))
    .flatMap((event) => (repeat ? [event, structuredClone(event)] : [event]));
  const target = callbackUrl === undefined ? undefined : loopbackUrl(callbackUrl);
  return { [Symbol.asyncIterator]: () => told(events, target) };
}

async function* told(events: readonly ToolCallEvent[], target: URL | undefined) {
  for (const event of events) {
    if (target) await post(target, event);
    yield event;
  }
}

function checked(options: unknown): ConversationOptions {
  if (!isPlainObject(options)) throw new TavusConfigError('conversation() takes the options in an object.');
  const { envelope, seed } = options;
  if (envelope !== undefined && envelope !== 'newer' && envelope !== 'older') {
    throw new TavusConfigError("envelope takes 'newer' or 'older'.");
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    throw new TavusConfigError('seed takes a whole number.');
  }
  return options;
}

/** A tool that stands in the persona itself. */
interface InlineTool {
  readonly name: string;
  readonly parameters: unknown;
  readonly caller: 'llm' | 'vision' | 'audio';
}

function inlineTools(body: PlainObject): readonly InlineTool[] {
  const layers = part(body, 'layers');
  const lists = [
    ['llm', 'llm', 'tools'],
    ['vision', 'perception', 'visual_tools'],
    ['audio', 'perception', 'audio_tools'],
  ] as const;
  return lists.flatMap(([caller, layer, field]) => {
    const tools = part(layers, layer)[field];
    if (!Array.isArray(tools)) return [];
    return tools.map((tool: unknown, index) => {
      const called = isPlainObject(tool) ? part(tool, 'function') : {};
      const { name, parameters = {} } = called;
      if (typeof name === 'string') return { name, parameters, caller };
      throw new TavusConfigError(
        `/layers/${layer}/${field}/${index} has no function.name: nothing can call it.`,
      );
    });
  });
}

function argumentsOf({ name, parameters }: InlineTool, misfit: boolean, random: Random): unknown {
  const made = misfit ? misfitOf(parameters, random) : sampleOf(parameters, random);
  if (made) return made.value;
  throw new TavusConfigError(
    misfit
      ? `All arguments fit the parameters of '${name}': the sandbox can make none that do not.`
      : `The sandbox finds no arguments that fit the parameters of '${name}': give the difficult ones \`examples\`.`,
  );
}

/** The smallest picture there is: one grey point. */
const frame = {
  data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  mime_type: 'image/png',
};

function eventOf(
  call: InlineTool & { readonly arguments: unknown },
  index: number,
  conversation_id: string,
): ToolCallEvent {
  const { name, caller } = call;
  const envelope = {
    message_type: 'conversation',
    conversation_id,
    timestamp: new Date().toISOString(),
    seq: index + 1,
    turn_idx: index,
  } as const;
  if (caller === 'llm') {
    const tool_call_id = `call_${randomBytes(12).toString('hex')}`;
    return {
      ...envelope,
      event_type: 'conversation.tool_call',
      inference_id: randomUUID(),
      properties: { name, arguments: JSON.stringify(call.arguments), tool_call_id },
    };
  }
  return {
    ...envelope,
    event_type: 'conversation.perception_tool_call',
    properties:
      caller === 'vision'
        ? { name, modality: 'vision', arguments: structuredClone(call.arguments), frames: [{ ...frame }] }
        : { name, modality: 'audio', arguments: JSON.stringify(call.arguments) },
  };
}

/** An event without what Tavus has added since. */
function asOlder(event: ToolCallEvent): ToolCallEvent {
  const { seq: _seq, turn_idx: _turn, inference_id: _inference, ...older } = event;
  if (older.event_type === 'conversation.perception_tool_call') return older;
  const { tool_call_id: _id, ...properties } = older.properties;
  return { ...older, properties };
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function loopbackUrl(given: unknown): URL {
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol === 'http:' && loopback.test(url.hostname)) return url;
  // The address is not shown: people put secrets into such ones.
  throw new TavusConfigError(
    'callbackUrl takes an http:// address of this machine, such as http://127.0.0.1:3000/events.',
  );
}

/** How long a callback may take to answer. */
const patience = 10_000;

/** Sends an event. Not with `fetch`: a proxy that the environment names would take it off the machine. */
function post(url: URL, event: ToolCallEvent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      agent: false,
      timeout: patience,
    });
    const fail = (cause?: Error) =>
      reject(new TavusConfigError(`Nothing takes the events at ${url.origin}.`, { cause }));
    sent.on('response', (response) => response.resume().on('end', resolve).on('error', fail));
    sent.on('timeout', () => sent.destroy(new Error('It did not answer in time.'))).on('error', fail);
    sent.end(JSON.stringify(event));
  });
}
