import { type Tavus, tavus } from '../client/tavus.js';
import type { FinishedPersona } from '../draft/handover.js';
import { TavusConfigError } from '../errors/config-error.js';
import { nearest } from '../json/nearest.js';
import { configFile, readConfig } from './file.js';
import type { Config, Environment } from './index.js';

/** What is worked with: an account, and what the configuration says of it. */
export interface Setting {
  readonly client: Tavus;
  /** The name of the environment; nothing where the configuration has none. */
  readonly environment: string | undefined;
  /** Where the client sends to. */
  readonly baseUrl: string;
  readonly ids: { readonly [key: string]: string };
}

/** A setting with the personas of the configuration, under the names that they have there. */
export interface FullSetting extends Setting {
  readonly personas: { readonly [key: string]: FinishedPersona };
}

/** Which configuration to read, and which environment of it. */
export interface SettingOptions {
  readonly config?: string | undefined;
  readonly env?: string | undefined;
}

/** The account to work with; without a configuration that of `TAVUS_API_KEY`. @throws {TavusConfigError} */
export async function settingOf({ config, env }: SettingOptions): Promise<Setting> {
  const file = configFile(config);
  if (file !== undefined) return fullSetting(await readConfig(file), env);
  if (env !== undefined) throw new TavusConfigError(`--env needs ${missing}`);
  return settingFor(undefined, {});
}

/** The account, and what it shall hold. @throws {TavusConfigError} */
export async function fullSettingOf({ config, env }: SettingOptions): Promise<FullSetting> {
  const file = configFile(config);
  if (file === undefined) throw new TavusConfigError(`This needs ${missing}`);
  return fullSetting(await readConfig(file), env);
}

const missing = 'a tavus.config.ts here, or --config with the path of one.';

function fullSetting({ personas, environments = {} }: Config, env: string | undefined): FullSetting {
  const name = environmentName(Object.keys(environments), env);
  const environment = name === undefined ? {} : (environments[name] as Environment);
  const { name: naming } = environment;
  const named = Object.entries(personas).map(([key, persona]) => {
    return [key, naming ? renamed(persona, naming) : persona] as const;
  });
  return { ...settingFor(name, environment), personas: Object.fromEntries(named) };
}

function environmentName(names: readonly string[], asked: string | undefined): string | undefined {
  if (asked === undefined && names.length < 2) return names[0];
  const listed = names.join(', ') || 'none';
  if (asked === undefined) throw new TavusConfigError(`Say which environment with --env: ${listed}.`);
  if (names.includes(asked)) return asked;
  const near = nearest(asked, names);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new TavusConfigError(`There is no environment '${asked}' (there is ${listed}).${meant}`);
}

function settingFor(environment: string | undefined, given: Environment): Setting {
  const { name: _name, ids = {}, baseUrl = process.env['TAVUS_BASE_URL'] || undefined, ...options } = given;
  const client = tavus({ ...options, ...(baseUrl !== undefined && { baseUrl }) });
  const known = Object.entries(ids).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { client, environment, baseUrl: addressOf(client), ids: Object.fromEntries(known) };
}

/** The address as a client prints it. */
function addressOf(client: Tavus): string {
  const { baseUrl } = JSON.parse(JSON.stringify(client)) as { readonly baseUrl: string };
  return baseUrl;
}

/** A builder under another name; one of somebody else's has no step for it. */
function renamed(persona: FinishedPersona, naming: (name: string) => string): FinishedPersona {
  const step: unknown = Reflect.get(persona, 'name');
  if (typeof step === 'function') return step.call(persona, naming);
  return {
    build() {
      const body = persona.build();
      return { ...body, persona_name: naming(body.persona_name ?? '') };
    },
  };
}
