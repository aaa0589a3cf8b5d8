import { TavusConfigError } from '../errors/config-error.js';
import type { Tool } from '../fields/tool.js';
import { callIn, isObject, type ToolCall } from './event.js';
import { type ArgumentIssue, type Judge, judgeOf } from './validate.js';

/** The type of a tool's arguments. */
export type ArgumentsOf<One> = One extends Tool<string, infer Arguments> ? Arguments : never;

/** The call of a tool; of a union of tools, a union that `name` tells apart. */
export type CallOf<One> = One extends Tool<infer Name, infer Arguments> ? ToolCall<Name, Arguments> : never;

/** A function for each tool, under its name. It gets the arguments, and the whole call. */
export type Handlers<Tools extends Tool> = {
  readonly [One in Tools as One['function']['name']]: (args: ArgumentsOf<One>, call: CallOf<One>) => unknown;
};

/** The message that answers a call, to be sent to the conversation as an app message. */
export interface ToolResult {
  readonly message_type: 'conversation';
  readonly event_type: 'conversation.tool_result';
  readonly conversation_id?: string;
  readonly properties: {
    readonly tool_call_id: string;
    /** What the model gets to know; without it only that the tool is done. */
    readonly output?: string | { readonly [name: string]: unknown };
    readonly status: 'success' | 'error';
  };
}

/** What is wrong with a call, or why there is none to handle. */
type NotHandled =
  /** The arguments are not what the tool's schema allows. */
  | {
      readonly kind: 'bad-arguments';
      readonly name: string;
      readonly issues: readonly ArgumentIssue[];
      readonly call: ToolCall;
      readonly reply?: ToolResult;
    }
  /** The handler threw, or the schema did. `reply` says that the tool failed, and not why. */
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly error: unknown;
      readonly call: ToolCall;
      readonly reply?: ToolResult;
    }
  /** A tool that is not among those that were given. */
  | {
      readonly kind: 'unknown-tool';
      readonly name: string;
      readonly call: ToolCall;
      readonly reply?: undefined;
    }
  /** Another event, or something else than one. */
  | { readonly kind: 'other'; readonly reply?: undefined };

/** What an event is. */
export type Reading<Tools extends Tool> =
  | { readonly kind: 'call'; readonly call: CallOf<Tools>; readonly reply?: undefined }
  | NotHandled;

/** What became of an event. */
export type Outcome<Tools extends Tool> =
  /** The handler has done it. `reply` is the message to send back, where the call has an id. */
  | {
      readonly kind: 'handled';
      readonly name: Tools['function']['name'];
      readonly output: unknown;
      readonly call: CallOf<Tools>;
      readonly reply?: ToolResult;
    }
  /** A call that came before: events are delivered more than once. */
  | { readonly kind: 'repeat'; readonly name: string; readonly call: ToolCall; readonly reply?: undefined }
  | NotHandled;

/** The calls of some tools. Nothing that it gives is ever thrown: each outcome is a value. */
export interface ToolCalls<Tools extends Tool> {
  /**
   * Handles an event: finds the call in it, judges its arguments by the tool's schema, and calls the handler. A call that
   * came before is not handled again: it is known by its id, or by its conversation and `seq`.
   *
   * @example
   * ```ts
   * const wakeManager = tool('wake_manager', { description: 'Fetch the manager.' });
   * const calls = toolCalls(wakeManager);
   * const event = { event_type: 'conversation.tool_call', properties: { name: 'wake_manager' } };
   * const outcome = await calls.handle(event, { wake_manager: () => 'She comes.' });
   * outcome.kind; // "handled"
   * ```
   */
  handle(event: unknown, handlers: Handlers<Tools>): Promise<Outcome<Tools>>;

  /**
   * Gives the call in an event, with its arguments judged, and handles nothing. `call.name` tells the tools apart.
   *
   * @example
   * ```ts
   * const wakeManager = tool('wake_manager', { description: 'Fetch the manager.' });
   * const calls = toolCalls(wakeManager);
   * const event = { event_type: 'conversation.tool_call', properties: { name: 'wake_manager' } };
   * const reading = await calls.read(event);
   * reading.kind; // "call"
   * ```
   */
  read(event: unknown): Promise<Reading<Tools>>;

  /**
   * Makes the message that answers a call; nothing for a call without an id, which takes no answer.
   *
   * @param output What the model gets to know: text, or what JSON can say.
   */
  reply(call: ToolCall, output: unknown, status?: 'success' | 'error'): ToolResult | undefined;
}

/** The tools of a list, and those in its lists. */
type Flat<Given> = Given extends readonly (infer One)[]
  ? One extends readonly (infer Inner)[]
    ? Inner
    : One
  : never;

/**
 * Receives the calls of tools, in a server or in a browser. It takes the tools that the persona has, one by one or in
 * lists.
 *
 * @throws {TavusConfigError} Two tools have the same name, or something is not a tool.
 * @example
 * ```ts
 * const bookTable = tool('book_table', {
 *   description: 'Book a table.',
 *   parameters: { type: 'object', properties: { seats: { type: 'integer' } }, required: ['seats'] },
 * });
 * const calls = toolCalls(bookTable);
 * const event = { event_type: 'conversation.tool_call', properties: { name: 'book_table', arguments: '{"seats":4}' } };
 * const outcome = await calls.handle(event, { book_table: ({ seats }) => ({ table: seats + 10 }) });
 * outcome.kind; // "handled"
 * ```
 */
export function toolCalls<const Given extends readonly (Tool | readonly Tool[])[]>(
  ...tools: Given
): ToolCalls<Extract<Flat<Given>, Tool>> {
  return new Receiver(tools.flat() as readonly Tool[]);
}

/** How many calls are remembered: many more than a conversation has. */
const mostRemembered = 1_000;
const failed = 'The tool failed.';

class Receiver<Tools extends Tool> implements ToolCalls<Tools> {
  readonly #judges = new Map<string, Judge>();
  readonly #seen = new Set<string>();

  constructor(tools: readonly Tool[]) {
    for (const tool of tools) {
      const name: unknown = tool?.function?.name;
      if (typeof name !== 'string') throw new TavusConfigError('toolCalls() takes what tool() gave.');
      if (this.#judges.has(name)) throw new TavusConfigError(`toolCalls() has two tools named '${name}'.`);
      this.#judges.set(name, judgeOf(tool));
    }
    Object.freeze(this);
  }

  async read(event: unknown): Promise<Reading<Tools>> {
    const found = callIn(event);
    return found ? this.#judged(found.call) : { kind: 'other' };
  }

  async #judged(found: ToolCall): Promise<Reading<Tools>> {
    const { name } = found;
    const judge = this.#judges.get(name);
    if (!judge) return { kind: 'unknown-tool', name, call: found };
    try {
      const judged = await judge(found.arguments);
      if ('value' in judged) {
        // The schema has told that they are of the type.
        return { kind: 'call', call: { ...found, arguments: judged.value } as unknown as CallOf<Tools> };
      }
      const { issues } = judged;
      return {
        kind: 'bad-arguments',
        name,
        issues,
        call: found,
        ...this.#answer(found, refusal(issues), 'error'),
      };
    } catch (error) {
      return this.#failed(found, error);
    }
  }

  async handle(event: unknown, handlers: Handlers<Tools>): Promise<Outcome<Tools>> {
    const found = callIn(event);
    if (!found) return { kind: 'other' };
    const { name } = found.call;
    if (found.key !== undefined && this.#judges.has(name)) {
      if (this.#seen.has(found.key)) return { kind: 'repeat', name, call: found.call };
      this.#remember(found.key);
    }
    const reading = await this.#judged(found.call);
    // Nobody could judge it: when it comes again, somebody may.
    if (reading.kind === 'failed' && found.key !== undefined) this.#seen.delete(found.key);
    if (reading.kind !== 'call') return reading;
    const { call } = reading;
    try {
      const handler: unknown = Reflect.get(handlers, name);
      // What every object has is not a handler, whatever a tool is called.
      const isInherited = handler === Reflect.get(Object.prototype, name);
      if (typeof handler !== 'function' || isInherited)
        throw new TavusConfigError(`There is no handler for '${name}'.`);
      const output: unknown = await handler.call(handlers, (call as ToolCall).arguments, call);
      return { kind: 'handled', name, output, call, ...this.#answer(found.call, output, 'success') };
    } catch (error) {
      return this.#failed(call as ToolCall, error);
    }
  }

  #failed(call: ToolCall, error: unknown) {
    return { kind: 'failed', name: call.name, error, call, ...this.#answer(call, failed, 'error') } as const;
  }

  #remember(key: string): void {
    const [oldest] = this.#seen;
    if (oldest !== undefined && this.#seen.size >= mostRemembered) this.#seen.delete(oldest);
    this.#seen.add(key);
  }

  reply(call: ToolCall, output: unknown, status: 'success' | 'error' = 'success'): ToolResult | undefined {
    return this.#answer(call, output, status).reply;
  }

  #answer(
    { id, conversationId }: Pick<ToolCall, 'id' | 'conversationId'>,
    output: unknown,
    status: 'success' | 'error',
  ): { readonly reply?: ToolResult } {
    if (id === undefined) return {};
    return {
      reply: {
        message_type: 'conversation',
        event_type: 'conversation.tool_result',
        ...(conversationId !== undefined && { conversation_id: conversationId }),
        properties: { tool_call_id: id, ...outputOf(output), status },
      },
    };
  }
}

/** How many of its mistakes a model is told of: an answer in a call may have 4 kB. */
const mostTold = 5;

/** What a model is told of arguments that do not fit, so that it can call again with better ones. */
function refusal(issues: readonly ArgumentIssue[]): string {
  const told = issues
    .slice(0, mostTold)
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return ['The arguments are not what the tool takes.', ...told].join(' ');
}

/** An output as Tavus takes it: text, or an object. */
function outputOf(output: unknown): Pick<ToolResult['properties'], 'output'> {
  if (output === undefined) return {};
  return { output: typeof output === 'string' || isObject(output) ? output : String(JSON.stringify(output)) };
}
