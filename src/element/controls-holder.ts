/**
 * The controls of one element: loaded when the option asks for them, and gone when it does not.
 */
import type { ControlsHost, ControlsView } from './controls/controls-view.js';
import type { ViewModel } from './view-model.js';

/** Holds controls that take time to load. */
export class ControlsHolder {
  #view: ControlsView | undefined;
  #loading = false;
  #wanted = false;

  /** @param host asked for when they have loaded */
  constructor(
    private readonly host: () => ControlsHost,
    private readonly changed: () => void,
  ) {}

  /** The controls, once they are there. */
  get view(): ControlsView | undefined {
    return this.#view;
  }

  /** To be called after each render. */
  update(wanted: boolean, model: ViewModel): void {
    this.#wanted = wanted;
    if (!wanted) this.dispose();
    else if (this.#view) this.#view.updated(model);
    else if (!this.#loading) this.#load();
  }

  dispose(): void {
    this.#wanted = false;
    this.#view?.dispose();
    this.#view = undefined;
  }

  #load(): void {
    this.#loading = true;
    import('./controls/controls-view.js')
      .then(({ ControlsView }) => {
        if (this.#wanted) this.#view = new ControlsView(this.host());
        this.#loading = false;
        this.changed();
      })
      .catch((error: unknown) => {
        // The analysis works without them. They are not tried again: each render would.
        console.warn('pose-upload-tracker: the controls did not load. Check that all of its files are served.', error);
      });
  }
}
