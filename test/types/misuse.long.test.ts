import { older } from '../support/compilers.js';
import { misuseIn } from './misuse.js';

for (const compiler of older) misuseIn(compiler);
