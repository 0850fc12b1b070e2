export { type Contract, type InputOf, type Operation, type OutputOf, operation, type Result } from './contract.ts';
export {
  define,
  defineResolvers,
  type ResolverDefinition,
  type ResolverDefinitions,
  type ResolverHandler,
} from './define-resolvers.ts';
export { AppError, type AppKitCode } from './errors.ts';
export {
  anyUser,
  type BrowsableIssue,
  browseIssue,
  type Guard,
  jiraAdmin,
  type ReadAsUser,
  type ResolverContext,
  type User,
} from './guards.ts';
export { integer, listOf, nothing, object, oneOf, optional, type Parse, text } from './parse.ts';
