import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { invalid } from '../errors.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/ (read 2026-11). */
const LIFE_MS = 7 * 24 * 3_600_000;

/** The place behind the last issue of a page: its sort values, the id among them. */
export type Position = readonly (string | number)[];

interface Content {
  position: Position;
  query: string;
  issuedAt: number;
}

/** Signed, so that nobody can put values of their own into the query; bound to the JQL text. */
export function writePageToken(key: string, jql: string, position: Position, now: number): string {
  const content: Content = { position, query: fingerprint(jql), issuedAt: now };
  const body = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${body}.${sign(key, body).toString('base64url')}`;
}

/** @throws {JiraError} JIRA_INVALID for a token that is forged, expired or of another query. */
export function readPageToken(key: string, jql: string, token: string, now: number): Position {
  const [body = '', signature = ''] = token.split('.');
  const actual = Buffer.from(signature, 'base64url');
  const expected = sign(key, body);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw wrongToken();
  const content = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Content;
  if (content.query !== fingerprint(jql) || content.issuedAt + LIFE_MS < now) throw wrongToken();
  return content.position;
}

function wrongToken() {
  return invalid('The value of the nextPageToken parameter is invalid or has expired.');
}

function sign(key: string, body: string): Buffer {
  return createHmac('sha256', key).update(body).digest();
}

function fingerprint(jql: string): string {
  return createHash('sha256').update(jql.trim()).digest('base64url').slice(0, 22);
}
