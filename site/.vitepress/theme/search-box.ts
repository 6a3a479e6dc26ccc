/**
 * The search of the site: a dialog with a field and a list of headings. It takes the place of VitePress's own, whose roles
 * screen readers cannot make sense of: a button around a form, and options with links in them.
 */
import localSearchIndex from '@localSearchIndex';
import MiniSearch from 'minisearch';
import { useRouter } from 'vitepress';
import { computed, defineComponent, h, nextTick, onMounted, ref, shallowRef } from 'vue';

/** What the index keeps of each heading. */
interface Heading {
  /** The page with the heading's anchor. */
  readonly id: string;
  readonly title: string;
  /** The headings above it. */
  readonly titles: readonly string[];
}

/** More headings than anybody reads are of no use. */
const MOST = 16;

const LIST = 'search-results';

export default defineComponent({
  name: 'SearchBox',
  emits: ['close'],
  setup(_, { emit }) {
    const router = useRouter();
    const dialog = ref<HTMLDialogElement>();
    const query = ref('');
    const chosen = ref(0);
    const index = shallowRef<MiniSearch>();
    const isLost = ref(false);

    const found = computed((): readonly Heading[] => {
      if (!index.value || query.value.trim() === '') return [];
      return index.value.search(query.value).slice(0, MOST) as unknown as readonly Heading[];
    });

    const status = computed(() => {
      if (isLost.value) return 'The search could not be loaded. Close it and try again when you are online.';
      if (!index.value || query.value.trim() === '') return '';
      const count = found.value.length;
      return count === 0 ? `No results for “${query.value}”` : `${count} ${count === 1 ? 'result' : 'results'}`;
    });

    onMounted(async () => {
      dialog.value?.showModal();
      try {
        index.value = await loadIndex();
      } catch {
        isLost.value = true;
      }
    });

    function type(text: string): void {
      query.value = text;
      chosen.value = 0;
    }

    /** Moves the choice, from the last to the first and back. */
    function move(by: number): void {
      const { length } = found.value;
      if (length === 0) return;
      chosen.value = (chosen.value + by + length) % length;
      void nextTick(() => dialog.value?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
    }

    function open(heading: Heading | undefined): void {
      if (!heading) return;
      emit('close');
      void router.go(heading.id);
    }

    function onKey(event: KeyboardEvent): void {
      if (event.isComposing) return;
      if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp') move(-1);
      else if (event.key === 'Enter') open(found.value[chosen.value]);
      else return;
      event.preventDefault();
    }

    const optionId = (at: number) => `${LIST}-${at}`;

    const renderField = () =>
      h('input', {
        type: 'search',
        role: 'combobox',
        'aria-label': 'Search the documentation',
        'aria-autocomplete': 'list',
        'aria-expanded': found.value.length > 0,
        'aria-controls': LIST,
        'aria-activedescendant': found.value.length > 0 ? optionId(chosen.value) : undefined,
        autocomplete: 'off',
        autofocus: true,
        enterkeyhint: 'go',
        placeholder: 'Search',
        spellcheck: false,
        value: query.value,
        onInput: (event: Event) => type((event.target as HTMLInputElement).value),
        onKeydown: onKey,
      });

    // An option that is a link: it can be opened in another tab, and the router follows a press on it.
    const renderHeading = ({ id, title, titles }: Heading, at: number) =>
      h(
        'a',
        {
          id: optionId(at),
          key: id,
          href: id,
          role: 'option',
          tabindex: -1,
          'aria-selected': at === chosen.value,
          // With a modifier it opens beside this page, and the search stays.
          onClick: ({ ctrlKey, metaKey, shiftKey }: MouseEvent) => ctrlKey || metaKey || shiftKey || emit('close'),
          onMousemove: () => void (chosen.value = at),
        },
        [h('strong', plain(title)), titles.length > 0 ? h('span', titles.map(plain).join(' › ')) : undefined],
      );

    return () =>
      h(
        'dialog',
        {
          ref: dialog,
          class: 'search-box',
          'aria-label': 'Search',
          onClose: () => emit('close'),
          // A press beside the box is one on the dialog itself.
          onClick: (event: MouseEvent) => event.target === dialog.value && emit('close'),
        },
        h('div', { class: 'search-shell' }, [
          h('div', { class: 'search-field' }, [
            renderField(),
            h('button', { type: 'button', onClick: () => emit('close') }, 'Close'),
          ]),
          h('p', { role: 'status', class: 'search-status' }, status.value),
          found.value.length > 0
            ? h('div', { id: LIST, role: 'listbox', 'aria-label': 'Results' }, found.value.map(renderHeading))
            : undefined,
        ]),
      );
  },
});

/** The index that VitePress has made of the pages. */
async function loadIndex(): Promise<MiniSearch> {
  const { default: json } = (await localSearchIndex['root']?.()) ?? { default: '{}' };
  return MiniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  });
}

/** The index holds headings as HTML: what is read of them. */
function plain(title: string): string {
  return new DOMParser().parseFromString(title, 'text/html').body.textContent;
}
