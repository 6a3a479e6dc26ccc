import vue from '@vitejs/plugin-vue';

export default {
  // What Vue asks for with every custom element: that it does not look for a component of that name.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'pose-upload-tracker' } } })],
};
