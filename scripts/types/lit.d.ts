/**
 * What the element inherits from lit, as far as it is anybody's business: takes lit's place in the published types, so
 * that nobody has to install it for them.
 */
export declare class LitElement extends HTMLElement {
  static get observedAttributes(): string[];
  /** Resolves when the element shows what it was last told. */
  get updateComplete(): Promise<boolean>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly hasUpdated: boolean;
  requestUpdate(name?: PropertyKey, oldValue?: unknown): void;
  connectedCallback(): void;
  disconnectedCallback(): void;
  attributeChangedCallback(name: string, old: string | null, value: string | null): void;
  protected render(): unknown;
  protected firstUpdated(changed: PropertyValues): void;
  protected updated(changed: PropertyValues): void;
}
export type PropertyValues = Map<PropertyKey, unknown>;
export type TemplateResult = unknown;
export type CSSResult = unknown;
