import { newest } from '../support/compilers.js';
import { pairsIn } from './matrix.js';

pairsIn(newest);
