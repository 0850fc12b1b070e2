// Scopes per Jira operation, from the official OpenAPI document of the platform REST API (2026-06-10). An operation that
// is not listed is refused: a new one is added here on purpose.
// FIDELITY: the cloud also accepts the granular scopes of an operation, all together; here only the classic ones; the
// table has no granular scopes yet.
interface OperationScopes {
  method: string;
  /** `*` stands for one segment. */
  path: string;
  classic: string[];
}

const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];
const USER = ['read:jira-user'];

const OPERATIONS: OperationScopes[] = [
  ...operations([], ['GET /serverInfo', 'POST /permissions/check']),
  ...operations(USER, ['GET /myself', 'GET /user', 'GET /user/search', 'GET /users/search']),
  ...operations(READ, [
    'GET /mypermissions',
    'GET /field',
    'GET /issuetype',
    'GET /label',
    'GET /priority',
    'GET /resolution',
    'GET /status',
    'GET /project/search',
    'GET /project/*',
    'GET /search/jql',
    'POST /search/jql',
    'POST /search/approximate-count',
    'GET /issue/*',
    'GET /issue/*/changelog',
    'GET /issue/*/comment',
    'GET /issue/*/comment/*',
    'GET /issue/*/properties',
    'GET /issue/*/properties/*',
    'GET /issue/*/transitions',
  ]),
  ...operations(WRITE, [
    'POST /issue',
    'PUT /issue/*',
    'DELETE /issue/*',
    'POST /issue/*/comment',
    'PUT /issue/*/comment/*',
    'DELETE /issue/*/comment/*',
    'PUT /issue/*/properties/*',
    'DELETE /issue/*/properties/*',
    'POST /issue/*/transitions',
  ]),
];

function operations(classic: string[], lines: string[]): OperationScopes[] {
  return lines.map((line) => {
    const [method = '', path = ''] = line.split(' ');
    return { method, path, classic };
  });
}

/** The classic scopes of an operation, or undefined when it is not known. `path` is canonical. */
export function scopesOf(method: string, path: string): string[] | undefined {
  const segments = path.replace(/^\/rest\/api\/(2|3|latest)/, '').split('/');
  return OPERATIONS.find((operation) => operation.method === method && matches(operation.path.split('/'), segments))
    ?.classic;
}

function matches(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, i) => part === segments[i] || (part === '*' && segments[i] !== ''))
  );
}
