/** Values that the build defines. Source: vite.config.ts. */
interface ImportMetaEnv {
  readonly VITE_BACKEND_URL: string | undefined;
  readonly VITE_VERSION: string;
}
