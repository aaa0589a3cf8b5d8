import { takesAnything } from './anything.js';

takesAnything(1 / 40);
