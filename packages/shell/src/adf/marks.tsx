import type { CSSProperties, ReactNode } from 'react';
import { type AdfMark, type AdfNode, textAttribute } from './adf-node.ts';
import { SafeLink } from './links.tsx';

type RenderMark = (children: ReactNode, mark: AdfMark) => ReactNode;

const MARKS = new Map(
  Object.entries<RenderMark>({
    strong: (children) => <strong>{children}</strong>,
    em: (children) => <em>{children}</em>,
    underline: (children) => <u>{children}</u>,
    strike: (children) => <s>{children}</s>,
    code: (children) => <code className="adf-code">{children}</code>,
    subsup: (children, mark) => (textAttribute(mark, 'type') === 'sup' ? <sup>{children}</sup> : <sub>{children}</sub>),
    link: (children, mark) => <SafeLink href={textAttribute(mark, 'href')}>{children}</SafeLink>,
    textColor: (children, mark) => <span style={colorStyle('color', mark)}>{children}</span>,
    backgroundColor: (children, mark) => <span style={colorStyle('backgroundColor', mark)}>{children}</span>,
  }),
);

/** A text node inside its marks, the first mark innermost; an unknown mark changes nothing. */
export function MarkedText({ node }: { node: AdfNode }) {
  const marks = Array.isArray(node.marks) ? node.marks : [];
  return (
    <>
      {marks.reduce<ReactNode>(
        (children, mark) => MARKS.get(mark?.type)?.(children, mark) ?? children,
        node.text ?? '',
      )}
    </>
  );
}

function colorStyle(property: 'color' | 'backgroundColor', mark: AdfMark): CSSProperties {
  const color = textAttribute(mark, 'color') ?? '';
  return /^#[0-9a-f]{3,8}$/i.test(color) ? { [property]: color } : {};
}
