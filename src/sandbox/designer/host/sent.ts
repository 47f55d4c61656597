import type { HandleRef } from '../wire.ts';

/** A handle as it travels in an answer. */
export interface Packed<Kind extends HandleRef['target']['handle']> {
  $handle: HandleRef & { target: { handle: Kind } };
}

/**
 * What the official type of an answer becomes on its way to the extension: things with methods are packed, all else
 * is as it is. An answer of ours that no longer fits the official typings does not compile.
 */
export type Sent<T> = T extends { readonly [brand]: 'Element' }
  ? Packed<'element'>
  : T extends { readonly [brand]: 'Component' }
    ? Packed<'component'>
    : T extends Asset
      ? Packed<'asset'>
      : T extends Page
        ? Packed<'page'>
        : T extends Style
          ? Packed<'style'>
          : T extends readonly (infer Item)[]
            ? Sent<Item>[]
            : T extends object
              ? { [Name in keyof T]: Sent<T[Name]> }
              : T;

type Answer<Method> = Method extends (...args: never[]) => Promise<infer Value> ? Value : never;

/** Our side of some methods of an official type: arguments are unknown until checked, answers are as documented. */
export type Hosted<Api, Names extends keyof Api> = {
  [Name in Names]: (...args: unknown[]) => Sent<Answer<Api[Name]>> | Promise<Sent<Answer<Api[Name]>>>;
};
