import { describe } from 'vitest';
import { built } from './built.js';
import { commandTests } from './suite.js';

describe('the command, as it is built', () => commandTests(() => built));
