import { usePageTitle } from '../app/page-title.ts';
import { ProjectList } from '../features/projects/project-list.tsx';

export function ProjectsPage() {
  usePageTitle('Projects');
  return (
    <>
      <h1>Projects</h1>
      <ProjectList />
    </>
  );
}
