import { bootstrapApplication, provideClientHydration, type BootstrapContext } from '@angular/platform-browser';
import { RenderMode, provideServerRendering, withRoutes } from '@angular/ssr';
import { App } from './app';

const routes = withRoutes([{ path: '**', renderMode: RenderMode.Prerender }]);

export default (context: BootstrapContext) =>
  bootstrapApplication(App, { providers: [provideClientHydration(), provideServerRendering(routes)] }, context);
