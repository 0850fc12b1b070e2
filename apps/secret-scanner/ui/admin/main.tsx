import { mount } from '@tenon/app-kit/ui';
import { AdminPage } from './admin-page.tsx';
import './admin-page.css';

mount(<AdminPage />);
