import './atlaskit-in-node.ts';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ApiError } from './http.ts';
import { QueryState } from './states.tsx';

function Things() {
  const query = useQuery<string[]>({ queryKey: ['things'], queryFn: () => [], retry: false, retryOnMount: false });
  return (
    <QueryState query={query} what="things" isEmpty={(data) => data.length === 0} empty={<p>No things</p>}>
      {(data) => <p>{data.join()}</p>}
    </QueryState>
  );
}

async function render(answer?: () => string[]): Promise<string> {
  const client = new QueryClient();
  if (answer) await client.prefetchQuery({ queryKey: ['things'], queryFn: answer, retry: false, staleTime: 1e9 });
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Things />
    </QueryClientProvider>,
  );
}

function fail(status: number): () => never {
  return () => {
    throw new ApiError(status, ['The sentence of the server']);
  };
}

describe('QueryState', () => {
  it('loading', async () => {
    expect(await render()).toContain('Loading things');
  });
  it('empty', async () => {
    expect(await render(() => [])).toBe('<p>No things</p>');
  });
  it('ready', async () => {
    expect(await render(() => ['a', 'b'])).toBe('<p>a,b</p>');
  });
  it('error, which is not empty', async () => {
    const html = await render(fail(500));
    expect(html).toContain('role="alert"');
    expect(html).toContain('Cannot load things');
    expect(html).toContain('The sentence of the server');
    expect(html).not.toContain('No things');
  });
  it.each([403, 404])('not permitted (%d), which is neither', async (status) => {
    const html = await render(fail(status));
    expect(html).toContain('You do not have permission to see things');
    expect(html).not.toContain('Cannot load');
    expect(html).not.toContain('No things');
  });
});
