import { older } from '../support/compilers.js';
import { pairsIn } from './matrix.js';

for (const compiler of older) pairsIn(compiler);
