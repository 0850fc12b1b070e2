import Button from '@atlaskit/button/new';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '../../app/router.tsx';
import { issuesPath } from '../../app/routes.ts';
import { Empty, QueryState } from '../../app/states.tsx';
import { type Project, projectsQuery } from './api.ts';

/** The projects that the person may browse; each leads to its issues. */
export function ProjectList() {
  const query = useInfiniteQuery(projectsQuery);
  return (
    <QueryState
      query={query}
      what="projects"
      isEmpty={(data) => data.pages.every((page) => page.values.length === 0)}
      empty={<Empty title="No projects">There is no project yet that you may browse.</Empty>}
    >
      {(data) => (
        <>
          <ProjectTable projects={data.pages.flatMap((page) => page.values)} />
          {query.hasNextPage && (
            <Button isLoading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show more projects
            </Button>
          )}
        </>
      )}
    </QueryState>
  );
}

function ProjectTable({ projects }: { projects: Project[] }) {
  // A site that does not tell the leads gets no column of dashes.
  const hasLeads = projects.some((project) => project.lead);
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Key</th>
          {hasLeads && <th scope="col">Lead</th>}
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.id}>
            <th scope="row">
              <Link href={issuesPath(`project = "${project.key}" ORDER BY updated DESC`)}>{project.name}</Link>
            </th>
            <td>{project.key}</td>
            {hasLeads && <td>{project.lead?.displayName ?? '—'}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
