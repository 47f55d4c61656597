import type { HandleRef } from '../wire.ts';

/** A handle as it travels in an answer. */
export interface PackedHandle<Kind extends HandleRef['target']['handle']> {
  $handle: HandleRef & { target: { handle: Kind } };
}

/**
 * What the official type of an answer becomes on its way to the extension: things with methods are packed, all else
 * is as it is. An answer of ours that no longer fits the official typings does not compile.
 */
export type Serialized<T> = T extends { readonly [brand]: 'Element' }
  ? PackedHandle<'element'>
  : T extends { readonly [brand]: 'Component' }
    ? PackedHandle<'component'>
    : T extends Asset
      ? PackedHandle<'asset'>
      : T extends Page
        ? PackedHandle<'page'>
        : T extends Style
          ? PackedHandle<'style'>
          : T extends readonly (infer Item)[]
            ? Serialized<Item>[]
            : T extends object
              ? { [Name in keyof T]: Serialized<T[Name]> }
              : T;

type Result<Method> = Method extends (...args: never[]) => Promise<infer Value> ? Value : never;

/** Our side of some methods of an official type: arguments are unknown until checked, answers are as documented. */
export type HostedMethods<Api, Names extends keyof Api> = {
  [Name in Names]: (...args: unknown[]) => Serialized<Result<Api[Name]>> | Promise<Serialized<Result<Api[Name]>>>;
};
