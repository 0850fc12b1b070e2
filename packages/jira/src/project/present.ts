import type { SiteContext } from '../site-context.ts';
import type { Project } from './store.ts';

export function presentProject(site: SiteContext, project: Project) {
  return {
    self: `${site.baseUrl}/rest/api/3/project/${project.id}`,
    id: String(project.id),
    key: project.key,
    name: project.name,
    projectTypeKey: project.project_type_key,
    simplified: false,
  };
}

export function presentProjectDetails(site: SiteContext, project: Project, issueTypes: readonly unknown[]) {
  return {
    ...presentProject(site, project),
    description: project.description,
    isPrivate: project.access === 'private',
    style: 'classic',
    properties: {},
    issueTypes,
  };
}
