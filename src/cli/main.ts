#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { tellFailure } from '../terminal/failure.js';
import { outliveReaders } from '../terminal/screen.js';
import { program } from './program.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

outliveReaders();
try {
  await program(version, (code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  // What commander says itself, it has said.
  process.exitCode = error instanceof CommanderError ? error.exitCode : tellFailure(error);
}
