export type {
  AppManifest,
  ConsumerModule,
  Diagnostic,
  FunctionModule,
  Resource,
  TriggerModule,
  UiModule,
} from './model.ts';
export { type ParsedManifest, parseManifest } from './parse-manifest.ts';
