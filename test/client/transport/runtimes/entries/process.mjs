// Node, Bun and Deno: a program that has installed the package.
import * as library from 'tavus-persona';
import { answerLines } from '../caller.ts';

await answerLines(library);
