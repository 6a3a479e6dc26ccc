import { createApp } from 'vue';
import 'pose-upload-tracker/vue';
import App from './App.vue';

createApp(App).mount('#app');
