import { isPlainObject } from '../json/json.js';

/** An expression that is not JSON: printed as it is. */
export class Expression {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

const widest = 100;
const identifier = /^[a-zA-Z_$][\w$]*$/;

/** A value as TypeScript source, on one line if it fits beside what stands before it. */
export function printed(value: unknown, indent: number, before = 0): string {
  const line = onOneLine(value);
  if (line.length + indent + before <= widest) return line;
  const inner = ' '.repeat(indent + 2);
  const outer = ' '.repeat(indent);
  if (Array.isArray(value) && value.length > 0) {
    const entries = value.map((entry) => `${inner}${printed(entry, indent + 2, 1)},\n`);
    return `[\n${entries.join('')}${outer}]`;
  }
  if (isPlainObject(value) && Object.keys(value).length > 0) {
    const entries = Object.entries(value).map(([key, entry]) => {
      const name = printedKey(key);
      return `${inner}${name}: ${printed(entry, indent + 2, name.length + 3)},\n`;
    });
    return `{\n${entries.join('')}${outer}}`;
  }
  if (value instanceof Call) return value.print(indent);
  return line;
}

/** A call with its arguments. */
export class Call {
  readonly callee: string;
  readonly args: readonly unknown[];

  constructor(callee: string, args: readonly unknown[]) {
    this.callee = callee;
    this.args = args;
  }

  /** Its last argument spreads over lines where the call is too long for one. */
  print(indent: number): string {
    const line = onOneLine(this);
    if (line.length + indent <= widest) return line;
    const first = this.args.slice(0, -1).map(onOneLine);
    const before = `${this.callee}(${first.map((code) => `${code}, `).join('')}`;
    return `${before}${printed(this.args.at(-1), indent, widest)})`;
  }
}

function onOneLine(value: unknown): string {
  if (value instanceof Expression) return value.code;
  if (value instanceof Call) return `${value.callee}(${value.args.map(onOneLine).join(', ')})`;
  if (typeof value === 'string') return printedText(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isPlainObject(value)) return Object.is(value, -0) ? '-0' : String(value);
  const entries = Object.entries(value).map(([key, entry]) => `${printedKey(key)}: ${onOneLine(entry)}`);
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
}

/** Computed where a literal key would set the prototype. */
function printedKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return identifier.test(key) ? key : printedText(key);
}

function printedText(text: string): string {
  const escaped = JSON.stringify(text);
  if (text.includes("'") && !text.includes('"')) return escaped;
  return `'${escaped.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
