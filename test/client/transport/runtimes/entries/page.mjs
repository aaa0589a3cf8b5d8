// A page, bundled. It has no key: the proxy that it calls adds one.
import * as library from 'tavus-persona';
import { answerTo } from '../answers.ts';

globalThis.answerTo = (question) =>
  answerTo(library, { ...question, options: { ...question.options, apiKey: undefined } });
