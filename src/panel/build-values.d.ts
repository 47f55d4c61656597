/** Values that the build defines. Source: vite.config.ts. */
interface ImportMetaEnv {
  readonly VITE_BACKEND_URL: string | undefined;
  readonly VITE_VERSION: string;
  /** Whether the menu has “Check this Designer”: in the development panel, and in no bundle. */
  readonly VITE_DESIGNER_CHECK: boolean;
}
