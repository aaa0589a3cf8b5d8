/** A picture that Raven called a tool on. */
export interface Frame {
  /** The picture in base64. */
  readonly data?: string;
  /** What it is, such as `image/jpeg`. */
  readonly mime_type?: string;
}

/** A call of a tool, as it arrives. */
export interface ToolCall<Name extends string = string, Arguments = unknown> {
  /** The tool's name. */
  readonly name: Name;
  /** What the model has filled in: of a known tool, after its schema has judged it. */
  readonly arguments: Arguments;
  /** What the answer has to name; calls of older kinds have none, and take no answer. */
  readonly id: string | undefined;
  /** The conversation that it comes from. */
  readonly conversationId: string | undefined;
  /** What called it: the language model (`text`), or Raven for what it sees or hears. */
  readonly modality: 'text' | 'vision' | 'audio';
  /** The pictures that a call of `vision` is about, where the event has them. */
  readonly frames: readonly Frame[];
}

/** A call, and what tells it from every other one. */
export interface FoundCall {
  readonly call: ToolCall;
  /** The same in each delivery of one call; nothing where the event does not tell. */
  readonly key: string | undefined;
}

type Plain = Readonly<Record<string, unknown>>;

/**
 * The call in an event; nothing where it is another event, or none at all. It is read as Tavus sends it to a conversation or
 * to an address of yours, as the `data` or the `detail` of a browser's message around it, as text, and as the bytes of that.
 */
export function callIn(event: unknown): FoundCall | undefined {
  try {
    return read(event);
  } catch {
    // Something in it throws when it is read: nobody sends that.
    return undefined;
  }
}

/** How deep an event can be packed: a browser's message around an app message around text. */
const mostWrappers = 3;

function read(event: unknown, wrappers = 0): FoundCall | undefined {
  const text = event instanceof Uint8Array ? new TextDecoder().decode(event) : event;
  const given = typeof text === 'string' ? parsed(text) : text;
  if (!isObject(given)) return undefined;
  const kind = given['event_type'];
  if (kind === 'conversation.tool_call') return found(given, given['properties'], 'text');
  if (kind === 'conversation.perception_tool_call') {
    const properties = given['properties'];
    const isHeard = isObject(properties) && properties['modality'] === 'audio';
    return found(given, properties, isHeard ? 'audio' : 'vision');
  }
  if (typeof kind === 'string') return undefined;
  // Without an event around it: what Tavus posts to a tool's own address, and what its widget tells a page.
  if (Object.hasOwn(given, 'arguments')) return found(given, given, 'text');
  return wrappers < mostWrappers ? read(given['data'] ?? given['detail'], wrappers + 1) : undefined;
}

function found(event: Plain, properties: unknown, modality: ToolCall['modality']): FoundCall | undefined {
  if (!isObject(properties) || typeof properties['name'] !== 'string') return undefined;
  const { name, frames } = properties;
  const call: ToolCall = {
    name,
    arguments: argumentsIn(properties['arguments']),
    id: textIn(properties['tool_call_id']),
    conversationId: textIn(event['conversation_id']),
    modality,
    frames: Array.isArray(frames) ? frames.filter(isObject) : [],
  };
  return { call, key: keyOf(call, event['seq'] ?? properties['seq']) };
}

/**
 * What tells a call from every other one. A model makes up the ids, and begins anew in each conversation; `seq` counts the
 * events of one. Where neither the conversation nor a number is known, no call counts as one that came before: it would be lost.
 */
function keyOf({ id, name, conversationId }: ToolCall, seq: unknown): string | undefined {
  if (id !== undefined && conversationId !== undefined) return `${conversationId} id ${id}`;
  return typeof seq === 'number' ? [conversationId, 'seq', seq, id, name].join(' ') : undefined;
}

/** Tavus sends some arguments as an object and others as its text. A call without arguments has none, or an empty text. */
function argumentsIn(given: unknown): unknown {
  if (typeof given !== 'string') return given ?? {};
  if (given.trim() === '') return {};
  const value = parsed(given);
  return value === undefined ? given : (value ?? {});
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a value has members; a list has entries. */
export function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
