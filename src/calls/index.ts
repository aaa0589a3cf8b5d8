export type { AnyArguments, StandardJsonSchema } from '../fields/schema-types.js';
export type { Tool } from '../fields/tool.js';
export {
  type ArgumentsOf,
  type CallOf,
  type Handlers,
  type Outcome,
  type Reading,
  type ToolCalls,
  type ToolResult,
  toolCalls,
} from './calls.js';
export type { Frame, ToolCall } from './event.js';
export type { ArgumentIssue } from './validate.js';
