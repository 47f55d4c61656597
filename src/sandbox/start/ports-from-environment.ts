import type { Ports } from './addresses.ts';

const variables = {
  designer: 'SANDBOX_PORT',
  cdn: 'SANDBOX_CDN_PORT',
  panel: 'SANDBOX_PANEL_PORT',
  backend: 'SANDBOX_BACKEND_PORT',
} as const satisfies Record<keyof Ports, string>;

function portOf(value: string | undefined, otherwise: number): number {
  const port = Number(value || otherwise);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : otherwise;
}

/** The ports of `npm start`, each from its own variable; the CDN's default is the Designer page's port + 1. */
export function portsFrom(environment: Readonly<Record<string, string | undefined>>): Ports {
  const designer = portOf(environment[variables.designer], 4400);
  return {
    designer,
    cdn: portOf(environment[variables.cdn], designer + 1),
    panel: portOf(environment[variables.panel], 1337),
    backend: portOf(environment[variables.backend], 3000),
  };
}

/** The name of the environment variable that sets this port. */
export function portVariable(ports: Ports, port: number): string {
  if (port === ports.designer) return variables.designer;
  if (port === ports.cdn) return variables.cdn;
  return port === ports.panel ? variables.panel : variables.backend;
}
