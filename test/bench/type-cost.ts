import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Compiler, type Ended, root, run } from '../support/compilers.ts';
import { moduleOf, type Subject } from './chains.ts';

/** What a compiler counts, and how long it takes to check. */
export interface TypeCost {
  readonly instantiations: number;
  readonly types: number;
  readonly seconds: number;
}

/** As a strict project has it. Libraries are not checked: their users would not either. */
const compilerOptions = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

/** Where modules that import a peer find the project: its own name leads to it only outside of the peers' folder. */
const paths = {
  'tavus-persona': [`${root}dist/index.d.ts`],
  'tavus-persona/calls': [`${root}dist/calls/index.d.ts`],
};

/** A folder of generated modules. Each use has a name of its own, as two may run at once. */
export class TypeBench {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** What chains cost, less what the same file costs without them. */
  async costOf(
    compiler: Compiler,
    subject: Subject,
    counts: readonly number[],
  ): Promise<readonly TypeCost[]> {
    const end = subject.home === 'project' ? '.build()' : '';
    const costs: TypeCost[] = [];
    for (const count of [0, ...counts]) {
      costs.push(costIn(await this.#compiled(compiler, subject.home, moduleOf(subject, count, end))));
    }
    const [base, ...others] = costs as [TypeCost, ...TypeCost[]];
    return others.map((cost) => less(cost, base));
  }

  /** What a module costs, everything that it imports included. */
  async costOfModule(compiler: Compiler, home: Subject['home'], code: string): Promise<TypeCost> {
    return costIn(await this.#compiled(compiler, home, code));
  }

  /** The bytes that an exported chain takes in a declaration file, less those of a file without one. */
  async declarationBytes(compiler: Compiler, subject: Subject): Promise<number> {
    const bytes: number[] = [];
    for (const count of [0, 1]) {
      const options = { declaration: true, emitDeclarationOnly: true };
      const { folder } = await this.#compiled(compiler, subject.home, moduleOf(subject, count), options);
      bytes.push(statSync(`${folder}/chains.d.ts`).size);
    }
    const [without = 0, with_ = 0] = bytes;
    return with_ - without;
  }

  async #compiled(
    compiler: Compiler,
    home: Subject['home'],
    code: string,
    options: object = { noEmit: true },
  ): Promise<Ended & { readonly folder: string }> {
    const { version, packageName } = compiler;
    const folder = `${home === 'project' ? root : `${root}test/bench/`}.cache/${this.#name}`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/chains.ts`, code);
    const all = { ...compilerOptions, ...(home === 'peers' && { paths }), ...options };
    const config = { compilerOptions: all, files: ['chains.ts'] };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
    const tsc = `${root}node_modules/${packageName}/bin/tsc`;
    const flags = ['--pretty', 'false', ...countingFlags(compiler)];
    const args = ['--max-old-space-size=6000', tsc, '-p', folder, ...flags];
    const ended = await run(process.execPath, args, folder);
    if (ended.code !== 0)
      throw new Error(`tsc ${version} refuses ${folder}/chains.ts:\n${ended.stdout.slice(0, 2000)}`);
    return { ...ended, folder };
  }
}

/** What a module costs more than another one. */
export function less(cost: TypeCost, base: TypeCost): TypeCost {
  return {
    instantiations: cost.instantiations - base.instantiations,
    types: cost.types - base.types,
    seconds: cost.seconds - base.seconds,
  };
}

/** What makes a compiler print its figures. Several threads would count the same type several times. */
export function countingFlags({ version }: Compiler): readonly string[] {
  return ['--extendedDiagnostics', ...(version === '7.0' ? ['--singleThreaded'] : [])];
}

function costIn({ stdout }: Ended): TypeCost {
  return {
    instantiations: figure(stdout, 'Instantiations'),
    types: figure(stdout, 'Types'),
    seconds: figure(stdout, 'Check time'),
  };
}

/** One of the figures that a compiler printed. */
export function figure(output: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1];
  if (found === undefined) throw new Error(`tsc printed no figure for ${name}:\n${output}`);
  return Number(found);
}
