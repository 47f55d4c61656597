import { noTrouble, type Trouble } from '#sandbox/protocol/trouble.ts';

const variable = 'SANDBOX_TROUBLE';

const isTrouble = (name: string): name is keyof Trouble => Object.hasOwn(noTrouble, name);

/**
 * The trouble with files at the start of `npm start`: names from `SANDBOX_TROUBLE` with commas between, none by default.
 * Throws an Error that names the variable for an unknown name.
 */
export function troubleFrom(environment: Readonly<Record<string, string | undefined>>): Trouble {
  const trouble = { ...noTrouble };
  const names = (environment[variable] ?? '').split(',').map((name) => name.trim());
  for (const name of names.filter(Boolean)) {
    if (!isTrouble(name))
      throw new Error(`${variable} must be some of ${Object.keys(noTrouble).join(', ')}, not "${name}".`);
    trouble[name] = true;
  }
  return trouble;
}
