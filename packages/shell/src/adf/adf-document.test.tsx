import '../app/atlaskit-in-node.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AdfDocument } from './adf-document.tsx';
import { type AdfNode, adfOfText } from './adf-node.ts';

function render(...content: unknown[]): string {
  return renderToStaticMarkup(<AdfDocument document={{ type: 'doc', version: 1, content }} />);
}

function text(value: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]) {
  return { type: 'text', text: value, marks };
}

function paragraph(...content: unknown[]) {
  return { type: 'paragraph', content };
}

describe('AdfDocument', () => {
  it.each([
    ['paragraph', paragraph(text('a')), '<p>a</p>'],
    [
      'heading one level below the page',
      { type: 'heading', attrs: { level: 1 }, content: [text('a')] },
      '<h3 class="adf-heading-1">a</h3>',
    ],
    [
      'deep heading',
      { type: 'heading', attrs: { level: 6 }, content: [text('a')] },
      '<h3 class="adf-heading-6">a</h3>',
    ],
    [
      'bullet list',
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('a'))] }] },
      '<ul><li><p>a</p></li></ul>',
    ],
    ['numbered list with a start', { type: 'orderedList', attrs: { order: 3 }, content: [] }, '<ol start="3"></ol>'],
    ['quote', { type: 'blockquote', content: [paragraph(text('a'))] }, '<blockquote><p>a</p></blockquote>'],
    ['rule', { type: 'rule' }, '<hr/>'],
    ['hard break', paragraph(text('a'), { type: 'hardBreak' }, text('b')), '<p>a<br/>b</p>'],
    ['code block', { type: 'codeBlock', content: [{ type: 'text', text: 'a < b\nc' }] }, '<code>a &lt; b\nc</code>'],
    [
      'table cell with span',
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2 }, content: [] }] }],
      },
      '<td colSpan="2"></td>',
    ],
    [
      'expand',
      { type: 'expand', attrs: { title: 'Log' }, content: [paragraph(text('a'))] },
      '<summary>Log</summary><p>a</p>',
    ],
    ['mention', paragraph({ type: 'mention', attrs: { id: '1', text: 'Ada' } }), '>@Ada</span>'],
    [
      'emoji',
      paragraph({ type: 'emoji', attrs: { shortName: ':smile:', text: '😄' } }),
      '<span role="img" aria-label="smile">😄</span>',
    ],
    ['date as a day', paragraph({ type: 'date', attrs: { timestamp: '1767225600000' } }), 'dateTime="2026-01-01"'],
    ['card', { type: 'blockCard', attrs: { url: 'https://example.com/x' } }, 'href="https://example.com/x"'],
    ['media', { type: 'mediaSingle', content: [{ type: 'media', attrs: { alt: 'a.png' } }] }, 'Attachment: a.png'],
    ['status', paragraph({ type: 'status', attrs: { text: 'Done', color: 'green' } }), 'Done'],
    [
      'panel',
      { type: 'panel', attrs: { panelType: 'warning' }, content: [paragraph(text('Careful'))] },
      '<p>Careful</p>',
    ],
    [
      'task',
      { type: 'taskList', content: [{ type: 'taskItem', attrs: { state: 'DONE' }, content: [text('a')] }] },
      'checked=""',
    ],
  ])('renders a %s', (_, node, expected) => {
    expect(render(node)).toContain(expected);
  });

  it('leaves no gap in the outline', () => {
    const heading = (level: number) => ({ type: 'heading', attrs: { level }, content: [text('x')] });
    const html = render(heading(2), heading(4), { type: 'panel', content: [heading(6)] }, heading(2));
    expect(html.match(/<h\d/g)).toEqual(['<h3', '<h4', '<h5', '<h3']);
  });

  it('nests marks', () => {
    const html = render(paragraph(text('x', { type: 'strong' }, { type: 'em' }, { type: 'code' })));
    expect(html).toContain('<code class="adf-code"><em><strong>x</strong></em></code>');
  });

  it('shows the text of what it does not know', () => {
    expect(render({ type: 'bodiedExtension', content: [paragraph(text('inner'))] })).toContain('inner');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    ' javascript:alert(1)',
    'vbscript:x',
    'blob:https://a/b',
  ])('makes no link to %s', (href) => {
    const html = render(paragraph(text('x', { type: 'link', attrs: { href } })));
    expect(html).not.toContain('<a');
    expect(html).toContain('x');
  });

  it('opens links apart from this page', () => {
    const html = render(paragraph(text('x', { type: 'link', attrs: { href: 'https://example.com' } })));
    expect(html).toContain('rel="noopener noreferrer nofollow" target="_blank"');
  });

  it('never lets markup through', () => {
    expect(render(paragraph(text('<img src=x onerror=alert(1)>')))).not.toContain('<img');
  });

  it('lets only hexadecimal colours through', () => {
    const html = render(paragraph(text('x', { type: 'textColor', attrs: { color: 'url(//evil)' } })));
    expect(html).not.toContain('evil');
    expect(render(paragraph(text('x', { type: 'textColor', attrs: { color: '#ff0000' } })))).toContain('color:#ff0000');
  });

  it.each([undefined, null, 'text', 7, {}, { type: 'paragraph' }])('renders nothing for %j', (document) => {
    expect(renderToStaticMarkup(<AdfDocument document={document} />)).toBe('');
  });

  it.each(['constructor', '__proto__', 'toString'])('takes nothing from Object for the type %s', (type) => {
    const mark = text('marked', { type });
    expect(render({ type, content: [paragraph(mark)] })).toContain('marked');
    expect(render({ type: 'panel', attrs: { panelType: type }, content: [paragraph(mark)] })).toContain('marked');
  });

  it('survives wrong shapes inside a document', () => {
    const html = render(
      null,
      5,
      'x',
      { type: 'paragraph', content: 'no' },
      { type: 'text', marks: 'no' },
      paragraph(text('still here')),
    );
    expect(html).toContain('still here');
  });

  it('survives a document nested far deeper than an editor makes', () => {
    let node: AdfNode = { type: 'paragraph', content: [{ type: 'text', text: 'deep' }] };
    for (let level = 0; level < 5000; level++) node = { type: 'blockquote', content: [node] };
    expect(render(node, paragraph(text('after')))).toContain('after');
  });
});

describe('adfOfText()', () => {
  it('makes a paragraph of each line', () => {
    expect(renderToStaticMarkup(<AdfDocument document={adfOfText('a\n\nb')} />)).toContain('<p>a</p><p></p><p>b</p>');
  });
});
