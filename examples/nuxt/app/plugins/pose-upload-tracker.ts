// Runs on the server too, where it registers nothing.
import 'pose-upload-tracker/vue';

export default defineNuxtPlugin(() => undefined);
