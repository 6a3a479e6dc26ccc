/** The index that VitePress makes of the pages, by language: MiniSearch's own JSON. */
declare module '@localSearchIndex' {
  const index: Readonly<Record<string, () => Promise<{ readonly default: string }>>>;
  export default index;
}
