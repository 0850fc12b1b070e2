import Avatar from '@atlaskit/avatar/avatar';
import { IconButton } from '@atlaskit/button/new';
import DropdownItemRadio from '@atlaskit/dropdown-menu/dropdown-item-radio';
import DropdownItemRadioGroup from '@atlaskit/dropdown-menu/dropdown-item-radio-group';
import DropdownMenu from '@atlaskit/dropdown-menu/dropdown-menu';
import DropdownItem from '@atlaskit/dropdown-menu/dropdown-menu-item';
import DropdownItemGroup from '@atlaskit/dropdown-menu/dropdown-menu-item-group';
import { type ColorMode, setColorMode, useColorMode } from '../../app/color-mode.ts';
import type { Myself } from './api.ts';

const MODES: { mode: ColorMode; label: string }[] = [
  { mode: 'light', label: 'Light' },
  { mode: 'dark', label: 'Dark' },
  { mode: 'system', label: 'Match system' },
];

/** Who is signed in, the theme, and the way out. */
export function UserMenu({ myself, onSignOut }: { myself: Myself; onSignOut: () => void }) {
  const mode = useColorMode();
  return (
    <DropdownMenu
      placement="bottom-end"
      shouldRenderToParent
      trigger={({ triggerRef, isSelected, testId, ...props }) => (
        <IconButton
          {...props}
          ref={triggerRef}
          isSelected={isSelected ?? false}
          appearance="subtle"
          shape="circle"
          label="Your profile and settings"
          icon={() => <Avatar size="small" name="" />}
        />
      )}
    >
      <DropdownItemGroup title={myself.displayName}>
        <DropdownItem isDisabled>{myself.emailAddress ?? myself.accountId}</DropdownItem>
      </DropdownItemGroup>
      <DropdownItemRadioGroup id="color-mode" title="Theme">
        {MODES.map(({ mode: id, label }) => (
          <DropdownItemRadio key={id} id={id} isSelected={id === mode} onClick={() => setColorMode(id)}>
            {label}
          </DropdownItemRadio>
        ))}
      </DropdownItemRadioGroup>
      <DropdownItemGroup hasSeparator>
        <DropdownItem onClick={onSignOut}>Log out</DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
