// A browser has no node:util. What its console shows cannot be read; JSON and strings can.
export const inspect = String;
