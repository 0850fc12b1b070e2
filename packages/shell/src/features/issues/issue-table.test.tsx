import '../../app/atlaskit-in-node.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { IssueTable } from './issue-table.tsx';

const ISSUE = {
  id: '1',
  key: 'DEMO-1',
  fields: { summary: 'It fails', status: { name: 'Done', statusCategory: { key: 'done' } }, assignee: null },
};

function render(jql: string): string {
  return renderToStaticMarkup(<IssueTable issues={[ISSUE]} jql={jql} onSearch={() => undefined} />);
}

describe('IssueTable', () => {
  it('shows an issue and leads to it', () => {
    const html = render('a = 1');
    expect(html).toContain('<a href="/browse/DEMO-1">DEMO-1</a>');
    expect(html).toContain('It fails');
    expect(html).toContain('Done');
    expect(html).toContain('Unassigned');
  });

  it('tells how it is sorted', () => {
    expect(render('a = 1').match(/aria-sort="none"/g)).toHaveLength(5);
    const html = render('a = 1 ORDER BY updated DESC');
    expect(html).toMatch(/aria-sort="descending"><button[^>]*>Updated/);
    expect(html.match(/aria-sort="none"/g)).toHaveLength(4);
  });
});
