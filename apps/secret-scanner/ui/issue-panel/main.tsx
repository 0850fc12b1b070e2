import { mount } from '@tenon/app-kit/ui';
import { IssuePanel } from './issue-panel.tsx';
import './issue-panel.css';

mount(<IssuePanel />);
