/**
 * What a page and its workers say to each other, whatever the work is. Every request has an id; its answers carry the same
 * one.
 */
import type { PlainError } from '../errors.js';

/** One kind of work: what it takes, what it reports on the way and what it returns. */
export interface AnyCall {
  takes: object;
  reports: unknown;
  returns: unknown;
}

/** The kinds of work that a worker does, by their names. */
export type AnyCalls<Calls> = { [C in keyof Calls]: AnyCall };

/** Page to worker, apart from `cancel` and `greet`: a kind of work with what it takes. */
export type RequestOf<Calls extends AnyCalls<Calls>, C extends keyof Calls = keyof Calls> = {
  [Name in C]: { readonly id: number; readonly call: Name } & Calls[Name]['takes'];
}[C];

/** Page to worker: an earlier request is not wanted any more. */
export interface CancelRequest {
  readonly id: number;
  readonly call: 'cancel';
}

/** Page to worker: is anybody there? */
export interface GreetRequest {
  readonly id: number;
  readonly call: 'greet';
}

/** Worker to page. */
export type WorkerAnswer =
  | { readonly id: number; readonly kind: 'report'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'result'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'cancelled' }
  | { readonly id: number; readonly kind: 'error'; readonly error: PlainError };

/** Either end of the line: a worker, its own global scope, or a message port. */
export interface Endpoint {
  postMessage(message: unknown, options?: { transfer?: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: Event) => void): void;
}
