import Button from '@atlaskit/button/new';
import { showNumber } from '../../../shared/words.ts';

interface PagerProps {
  offset: number;
  shown: number;
  total: number;
  pageRows: number;
  onTurn: (offset: number) => void;
}

export function Pager({ offset, shown, total, pageRows, onTurn }: PagerProps) {
  if (total === 0) return null;
  const range = shown === 0 ? 'None' : `${showNumber(offset + 1)} to ${showNumber(offset + shown)}`;
  return (
    <nav className="pager" aria-label="Pages of findings">
      <span>
        {range} of {showNumber(total)}
      </span>
      <Button spacing="compact" isDisabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - pageRows))}>
        Previous
      </Button>
      <Button spacing="compact" isDisabled={offset + shown >= total} onClick={() => onTurn(offset + pageRows)}>
        Next
      </Button>
    </nav>
  );
}
