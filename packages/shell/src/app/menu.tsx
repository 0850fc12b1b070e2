import Button from '@atlaskit/button/new';
import DropdownMenu from '@atlaskit/dropdown-menu/dropdown-menu';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import type { ReactNode } from 'react';

interface MenuProps {
  label: string;
  isLoading?: boolean;
  appearance?: 'default' | 'subtle';
  children: ReactNode;
}

/** A button that opens a menu in its place in the page, so that the menu belongs to the same landmark. */
export function Menu({ label, isLoading = false, appearance = 'default', children }: MenuProps) {
  return (
    <DropdownMenu
      shouldRenderToParent
      isLoading={isLoading}
      statusLabel={`Loading ${label}`}
      // Not `isSelected` while open: its colours under the pointer miss the contrast of WCAG AA.
      trigger={({ triggerRef, isSelected: _isSelected, testId: _testId, ...props }) => (
        <Button
          {...props}
          ref={triggerRef}
          appearance={appearance}
          iconAfter={(icon) => <ChevronDownIcon {...icon} size="small" />}
        >
          {label}
        </Button>
      )}
    >
      {children}
    </DropdownMenu>
  );
}
