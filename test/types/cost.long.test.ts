import { older } from '../support/compilers.js';
import { costIn } from './cost.js';

for (const compiler of older) costIn(compiler);
