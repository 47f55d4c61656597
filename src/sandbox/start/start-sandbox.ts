import { createServer } from 'node:http';
import { controlRoutes } from '#sandbox/control/control.ts';
import { createFakeWebflow, type FakeWebflow } from '#sandbox/fake-webflow.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';
import { listen } from '#sandbox/net/listen.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { startSlowNetwork } from '#sandbox/net/slow-network.ts';
import type { Delays } from '#sandbox/protocol/control.ts';
import type { Trouble } from '#sandbox/protocol/trouble.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { createPublishedSite } from '#sandbox/published/published-site.ts';
import { publishedRoutes } from '#sandbox/published/routes.ts';
import { makeCertificate } from '#sandbox/template/certificate.ts';
import { extensionTemplate } from '#sandbox/template/template.ts';
import { hostTemplate } from '#sandbox/template/template-host.ts';
import { assetInspectorApp } from '#sandbox/world/sample-data.ts';
import { panelBuild } from '#tooling/build-panel.ts';
import { claimPort } from '#tooling/ports.ts';
import { makeExtensionFolder, webflowCli } from '#tooling/webflow-cli.ts';
import { claimPorts, type Origins, originsOf, type Ports } from './addresses.ts';
import { backendProgram } from './backend-program.ts';
import { createCleanup } from './cleanup.ts';
import { connectSite } from './connect-site.ts';
import { buildDesignerPage, buildRuntimeScript } from './designer-build.ts';
import { designerConfig } from './designer-config.ts';
import { serveDesigner } from './designer-server.ts';
import { createProcessManager, type ProcessManager } from './process-manager.ts';

/** A range of milliseconds from which each delay is drawn uniformly. */
interface Latency {
  min: number;
  max: number;
}

/** The options of `startSandbox`. */
export interface SandboxOptions {
  /** Ports; free ones by default. */
  ports?: Partial<Ports>;
  /** Whether the site is connected over the OAuth routes at the start; true by default. */
  connect?: boolean;
  /** The latency of Webflow's responses and of Designer calls; none by default. */
  latency?: { webflow: Latency; designer: Latency };
  /** The delays at the start, in milliseconds; none by default. The sandbox bar changes them. */
  delays?: Partial<Delays>;
  /** The trouble with files at the start; none by default. The sandbox bar changes it. */
  trouble?: Partial<Trouble>;
  /** Requests per minute and token; Webflow's 60 by default. */
  requestsPerMinute?: number;
  /** Whether the panel has the check of the Designer, as in `npm run dev`; false by default. */
  designerCheck?: boolean;
  /** Further environment variables of the backend. */
  backendEnv?: Readonly<Record<string, string>>;
  /** Stops the sandbox, also in the middle of its start. */
  signal?: AbortSignal;
}

/** A running sandbox. */
export interface Sandbox {
  origins: Origins;
  /** The current delays; a change applies from the next call and the next bytes. */
  delays: Delays;
  /** The fake Webflow, for its faults, its calls and its state. */
  webflow: FakeWebflow;
  /** Resolves with the reason if the backend or the CLI exits. */
  died: Promise<Error>;
  /** Stops all programs and servers, removes all files, and resolves after that. */
  stop(): Promise<void>;
}

/** The latency of `npm start`, similar to Webflow's own. */
export const realisticLatency = {
  webflow: { min: 40, max: 160 },
  designer: unconfirmed.designerLatency,
} satisfies SandboxOptions['latency'];

const none: Latency = { min: 0, max: 0 };

async function servePanel(
  processes: ProcessManager,
  origins: Origins,
  ports: Ports,
  { designerCheck = false }: Pick<SandboxOptions, 'designerCheck'>,
): Promise<void> {
  const extension = await processes.folder('extension');
  const [certificate, script] = await Promise.all([makeCertificate(), buildRuntimeScript()]);
  const template = extensionTemplate(script, origins.designer);
  const host = await processes.register(hostTemplate(template, certificate));
  const extraCertificate = await processes.file('template-host.pem', certificate.certificate);
  const outDir = await makeExtensionFolder(extension, `localhost:${host.port}`);
  const serve = webflowCli(['extension', 'serve', String(ports.panel)], {
    folder: extension,
    output: processes.path('webflow-cli.log'),
    extraCertificate,
  });
  const build = panelBuild({
    outDir,
    backendUrl: origins.backend,
    output: processes.path('panel-build.log'),
    designerCheck,
  });
  await Promise.all([processes.run(build), processes.start(serve, `${origins.panel}/__webflow`)]);
}

/** Builds the fake Webflow with the CDN, the Data API, OAuth and the Designer page. `open` starts its servers. */
async function prepareWebflow(
  processes: ProcessManager,
  origins: Origins,
  ports: Ports,
  options: SandboxOptions,
  delays: Delays,
): Promise<{ webflow: FakeWebflow; open: () => Promise<void> }> {
  const pageFolder = await processes.folder('designer');
  const [library] = await Promise.all([paintedLibrary(origins.cdn), buildDesignerPage(pageFolder)]);
  const webflow = createFakeWebflow({
    library,
    cdnOrigin: origins.cdn,
    app: { redirectUris: [`${origins.backend}/oauth/callback`] },
    latency: options.latency?.webflow ?? none,
    ...(options.requestsPerMinute ? { requestsPerMinute: options.requestsPerMinute } : {}),
  });
  webflow.uploads.setTrouble(options.trouble ?? {});
  const config = designerConfig(origins, options.latency?.designer ?? none, delays);
  const published = createPublishedSite();
  const site = {
    webflow,
    control: controlRoutes({ webflow, config, published, delays }),
    published: publishedRoutes(webflow.world, published, origins.cdn),
    pageFolder,
    panelOrigin: origins.panel,
    cdnOrigin: origins.cdn,
  };
  return {
    webflow,
    async open() {
      await Promise.all([
        processes.register(serveDesigner(site, ports.designer)),
        processes.register(listen(createServer(requestListener(webflow.fetch)), ports.cdn)),
      ]);
    },
  };
}

/** Starts the backend behind a network that takes `delays.network` milliseconds for a round trip. */
async function serveBackend(
  processes: ProcessManager,
  origins: Origins,
  ports: Ports,
  options: SandboxOptions,
  delays: Delays,
): Promise<void> {
  const port = await claimPort(0);
  const network = { port: ports.backend, to: port, roundTrip: () => delays.network };
  await processes.register(startSlowNetwork(network));
  const program = backendProgram({
    origins,
    port,
    app: assetInspectorApp,
    folder: await processes.folder('backend'),
    output: processes.path('backend.log'),
    ...(options.backendEnv ? { env: options.backendEnv } : {}),
  });
  await processes.start(program, `${origins.backend}/readyz`);
}

/**
 * Starts the fake Webflow with its Designer page, the CDN, the real CLI with the real panel, and the real backend, all on
 * loopback. Rejects with `BusyPortError` for a port in use and with `ProgramEndedError` for a program that fails, after
 * everything is stopped and removed.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const cleanup = createCleanup();
  const stop = () => cleanup.run();
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    options.signal?.throwIfAborted();
    const ports = await claimPorts({ designer: 0, cdn: 0, panel: 0, backend: 0, ...options.ports });
    const origins = originsOf(ports);
    const processes = await createProcessManager(cleanup);
    const delays: Delays = { designer: 0, network: 0, ...options.delays };
    const parts = [
      prepareWebflow(processes, origins, ports, options, delays),
      servePanel(processes, origins, ports, options),
      serveBackend(processes, origins, ports, options, delays),
    ] as const;
    // Builds that still run must end before their folder is removed.
    cleanup.add(() => Promise.allSettled(parts));
    const [{ webflow, open }] = await Promise.all(parts);
    // Last, so that a browser tab of an earlier run never loads the Designer page before its panel.
    await open();
    if (options.connect ?? true) await connectSite(origins.backend, webflow);
    options.signal?.throwIfAborted();
    return { origins, webflow, delays, died: processes.died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
