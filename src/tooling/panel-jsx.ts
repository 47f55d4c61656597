import type { OxcOptions } from 'vite';

/**
 * JSX as calls of `h`, whose children are arguments: shorter than the automatic runtime, which names them in an object
 * for each element. Source: Preact, JSX.
 */
export const panelJsx = {
  jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
  jsxInject: "import { Fragment, h } from 'preact'",
} satisfies OxcOptions;
