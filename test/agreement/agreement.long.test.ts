import { agreeOn } from './suite.js';

agreeOn(Number(process.env['AGREEMENT_CHAINS'] ?? 5_000));
