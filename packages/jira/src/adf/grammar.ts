// The node and mark types of the Atlassian Document Format and the children each node takes, written from
// https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ (read 2026-11).

type Check = (value: unknown) => boolean;

export interface NodeRule {
  /** Types allowed as children; undefined for a leaf. */
  children?: ReadonlySet<string>;
  childrenMin?: number;
  /** Attributes that must be there, each with its check. */
  attrs?: Readonly<Record<string, Check>>;
}

const isText: Check = (value) => typeof value === 'string';
const isOneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value);

const inline = [
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'placeholder',
  'mediaInline',
  'inlineExtension',
];
const media = ['mediaSingle', 'mediaGroup'];
const lists = ['bulletList', 'orderedList', 'taskList', 'decisionList'];
const plainBlocks = ['paragraph', 'heading', 'codeBlock', 'rule', 'blockCard', 'extension', ...lists, ...media];
const cellBlocks = [...plainBlocks, 'panel', 'blockquote', 'embedCard', 'nestedExpand'];
const bodyBlocks = [...plainBlocks, 'panel', 'blockquote', 'embedCard', 'table', 'expand', 'bodiedExtension'];
const listItemBlocks = ['paragraph', 'bulletList', 'orderedList', 'taskList', 'codeBlock', 'mediaSingle', 'extension'];

function of(types: readonly string[], rest: Omit<NodeRule, 'children'> = {}): NodeRule {
  return { children: new Set(types), ...rest };
}

export const nodeRules: ReadonlyMap<string, NodeRule> = new Map<string, NodeRule>([
  ['doc', of([...bodyBlocks, 'layoutSection', 'syncBlock', 'bodiedSyncBlock', 'multiBodiedExtension'])],
  ['paragraph', of(inline)],
  ['heading', of(inline, { attrs: { level: isOneOf(1, 2, 3, 4, 5, 6) } })],
  ['codeBlock', of(['text'])],
  [
    'blockquote',
    of(['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'extension', ...media], { childrenMin: 1 }),
  ],
  [
    'panel',
    of(plainBlocks, {
      childrenMin: 1,
      attrs: { panelType: isOneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom') },
    }),
  ],
  ['bulletList', of(['listItem'], { childrenMin: 1 })],
  ['orderedList', of(['listItem'], { childrenMin: 1 })],
  ['listItem', of(listItemBlocks, { childrenMin: 1 })],
  ['taskList', of(['taskItem', 'blockTaskItem', 'taskList'], { childrenMin: 1 })],
  ['taskItem', of(inline, { attrs: { state: isOneOf('TODO', 'DONE') } })],
  ['blockTaskItem', of(['paragraph', 'extension'], { childrenMin: 1, attrs: { state: isOneOf('TODO', 'DONE') } })],
  ['decisionList', of(['decisionItem'], { childrenMin: 1 })],
  ['decisionItem', of(inline)],
  ['table', of(['tableRow'], { childrenMin: 1 })],
  ['tableRow', of(['tableCell', 'tableHeader'])],
  ['tableCell', of(cellBlocks, { childrenMin: 1 })],
  ['tableHeader', of(cellBlocks, { childrenMin: 1 })],
  ['expand', of([...cellBlocks, 'table'], { childrenMin: 1 })],
  ['nestedExpand', of([...plainBlocks, 'panel', 'blockquote'], { childrenMin: 1 })],
  ['layoutSection', of(['layoutColumn'], { childrenMin: 1 })],
  ['layoutColumn', of(bodyBlocks)],
  ['bodiedExtension', of(bodyBlocks, { childrenMin: 1 })],
  ['multiBodiedExtension', of(['extensionFrame'])],
  ['extensionFrame', of(bodyBlocks)],
  ['bodiedSyncBlock', of(bodyBlocks)],
  ['mediaSingle', of(['media', 'caption'], { childrenMin: 1 })],
  ['mediaGroup', of(['media'], { childrenMin: 1 })],
  ['caption', of(inline)],
  ['rule', {}],
  ['media', { attrs: { type: isOneOf('file', 'link', 'external') } }],
  ['mediaInline', {}],
  ['blockCard', {}],
  ['embedCard', { attrs: { url: isText } }],
  ['extension', { attrs: { extensionKey: isText, extensionType: isText } }],
  ['inlineExtension', { attrs: { extensionKey: isText, extensionType: isText } }],
  ['syncBlock', {}],
  ['text', {}],
  ['hardBreak', {}],
  ['mention', { attrs: { id: isText } }],
  ['emoji', { attrs: { shortName: isText } }],
  ['date', { attrs: { timestamp: (value) => typeof value === 'string' || typeof value === 'number' } }],
  ['status', { attrs: { text: isText } }],
  ['inlineCard', {}],
  ['placeholder', { attrs: { text: isText } }],
]);

export const markRules: ReadonlyMap<string, NonNullable<NodeRule['attrs']>> = new Map(
  Object.entries({
    strong: {},
    em: {},
    strike: {},
    underline: {},
    code: {},
    link: { href: isText },
    subsup: { type: isOneOf('sub', 'sup') },
    textColor: { color: isText },
    backgroundColor: { color: isText },
    alignment: { align: isOneOf('center', 'end') },
    indentation: { level: isOneOf(1, 2, 3, 4, 5, 6) },
    annotation: { id: isText },
    border: {},
    breakout: {},
    fragment: {},
    dataConsumer: {},
    fontSize: {},
  }),
);

/** The code mark combines only with these. */
export const codeCompanions: ReadonlySet<string> = new Set(['code', 'link', 'annotation']);
