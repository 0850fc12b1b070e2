export { type Clock, delay, type Timer } from './clock.ts';
export { assert, isTenonError, messageOf, TenonError } from './errors.ts';
export { createLogger, type LogFields, type Logger, type LogLine, type LogText, logText } from './log.ts';
export { createIds, type Ids, type Random } from './random.ts';
export { systemClock, systemRandom } from './system.ts';
