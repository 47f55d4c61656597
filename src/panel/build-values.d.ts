/** What the build puts in. Source: vite.config.ts. */
interface ImportMetaEnv {
  readonly VITE_BACKEND_URL: string | undefined;
  readonly VITE_VERSION: string;
}
