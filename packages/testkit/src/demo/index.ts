export { type DemoOptions, demoPlants, generateDemo } from './generate.ts';
export type { DemoIssue } from './present-issue.ts';
export { secretGenerators } from './secrets/generators.ts';
export type { DemoPlant, PlantField } from './secrets/plants.ts';
