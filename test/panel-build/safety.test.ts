import { build, type Plugin } from 'vite';
import { expect, test } from 'vitest';
import { panelSafety } from '#tooling/panel-safety.ts';

const backendUrl = 'https://assets.example.com';

/** Builds a script of these lines that also renders with Preact; returns the script or throws the build's error. */
async function builtWith(lines: string): Promise<string> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? '\0entry' : null),
    load: (id) =>
      id === '\0entry' ? `import { render } from 'preact'; render(null, document.body);\n${lines}` : null,
  };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [entry, panelSafety(backendUrl, false)],
    build: { write: false, rolldownOptions: { input: 'entry' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}

test('P1 review-scan: Preact is built without its code for setting markup', async () => {
  const code = await builtWith(`fetch('${backendUrl}/api');`);
  expect(code).toContain(`${backendUrl}/api`);
  expect(code).not.toContain('innerHTML');
});

test.for([
  ['markup-sink', 'document.body.innerHTML = location.hash;'],
  ['eval', 'eval(location.hash);'],
  ['storage', "localStorage.setItem('token', '1');"],
  ['foreign-origin', "fetch('https://elsewhere.example.com');"],
  ['local-address', "fetch('http://localhost:3000');"],
] as const)('P1 review-scan: a build that breaks the rule %s fails: %s', async ([rule, lines]) => {
  await expect(builtWith(lines)).rejects.toThrow(new RegExp(`${rule}  assets/\\S+:\\d+:\\d+  `));
});

test('P10 bundle-accepted: a build with three scripts fails', async () => {
  const two = "import('valibot').then((valibot) => console.info(valibot));";
  await expect(builtWith(two)).resolves.toContain('valibot');
  const three = `${two} import('@preact/signals-core').then((signals) => console.info(signals));`;
  await expect(builtWith(three)).rejects.toThrow(/two scripts/);
});
