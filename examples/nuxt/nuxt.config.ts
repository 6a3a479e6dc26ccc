export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  app: { head: { title: 'Squat', htmlAttrs: { lang: 'en' }, link: [{ rel: 'icon', href: 'data:,' }] } },
  // What Vue asks for with every custom element: that it does not look for a component of that name.
  vue: { compilerOptions: { isCustomElement: (tag: string) => tag === 'pose-upload-tracker' } },
});
