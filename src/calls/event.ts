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
  /** The same in each delivery of one call; nothing where the event has neither an id nor a number. */
  readonly key: string | undefined;
}

type Plain = Readonly<Record<string, unknown>>;

/**
 * The call in an event; nothing where it is another event, or none at all. It is read as Tavus sends it, as the `data` of an
 * app message or of a browser's message, and as text.
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
  const given = typeof event === 'string' ? parsed(event) : event;
  if (!isObject(given)) return undefined;
  const kind = given['event_type'];
  if (typeof kind !== 'string')
    return wrappers < mostWrappers ? read(given['data'], wrappers + 1) : undefined;
  const isPerception = kind === 'conversation.perception_tool_call';
  if (!isPerception && kind !== 'conversation.tool_call') return undefined;
  const properties = given['properties'];
  if (!isObject(properties) || typeof properties['name'] !== 'string') return undefined;
  const call: ToolCall = {
    name: properties['name'],
    arguments: argumentsIn(properties['arguments']),
    id: textIn(properties['tool_call_id']),
    conversationId: textIn(given['conversation_id']),
    modality: isPerception ? (properties['modality'] === 'audio' ? 'audio' : 'vision') : 'text',
    frames: Array.isArray(properties['frames']) ? properties['frames'].filter(isObject) : [],
  };
  return { call, key: keyOf(call, given['seq']) };
}

/** `seq` counts the events of a conversation: calls of Raven often have no id, and are known by it. */
function keyOf({ id, name, conversationId = '' }: ToolCall, seq: unknown): string | undefined {
  if (id !== undefined) return `${conversationId} id ${id}`;
  return typeof seq === 'number' ? `${conversationId} seq ${seq} ${name}` : undefined;
}

/** Tavus sends some arguments as an object and others as its text. A call without arguments has none, or an empty text. */
function argumentsIn(given: unknown): unknown {
  if (given === undefined || given === null || given === '') return {};
  return typeof given === 'string' ? (parsed(given) ?? given) : given;
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

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
