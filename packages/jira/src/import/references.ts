import type { Tx } from '../site-context.ts';
import type { IssueRecord, Named } from './issue-record.ts';

/** The row ids an issue refers to. */
export interface ReferenceIds {
  projectId: number;
  issueTypeId: number;
  statusId: number;
  priorityId: number | null;
  resolutionId: number | null;
}

/** Finds projects by key and the rest by name without regard to case; what the site lacks is created once. */
export class References {
  readonly #ids = new Map<string, number>();
  readonly #now: number;
  projectsCreated = 0;

  constructor(now: number) {
    this.#now = now;
  }

  async of(tx: Tx, record: IssueRecord): Promise<ReferenceIds> {
    return {
      projectId: await this.#project(tx, record.project),
      issueTypeId: await this.#issueType(tx, record.issueType),
      statusId: await this.#status(tx, record.status),
      priorityId: record.priority === undefined ? null : await this.#priority(tx, record.priority),
      resolutionId: record.resolution === undefined ? null : await this.#resolution(tx, record.resolution),
    };
  }

  #project(tx: Tx, { key, name, description, typeKey, category }: IssueRecord['project']): Promise<number> {
    return this.#once('project', key, async () => {
      const known = await tx.selectFrom('project').select('id').where('key', '=', key).executeTakeFirst();
      if (known !== undefined) return known.id;
      const categoryId = category === undefined ? null : await this.#category(tx, category);
      const values = {
        key,
        name,
        description,
        project_type_key: typeKey,
        lead_account_id: null,
        created_at: this.#now,
      };
      const row = await tx
        .insertInto('project')
        .values({ ...values, category_id: categoryId })
        .returning('id')
        .executeTakeFirstOrThrow();
      this.projectsCreated++;
      return row.id;
    });
  }

  #category(tx: Tx, { name, description }: Named): Promise<number> {
    return this.#once('category', name, async () => {
      const known = await tx.selectFrom('project_category').select('id').where('name', '=', name).executeTakeFirst();
      const insert = () => tx.insertInto('project_category').values({ name, description }).returning('id');
      return (known ?? (await insert().executeTakeFirstOrThrow())).id;
    });
  }

  #issueType(tx: Tx, { name, description, hierarchyLevel }: IssueRecord['issueType']): Promise<number> {
    return this.#once('issuetype', name, async () => {
      const known = await tx.selectFrom('issue_type').select('id').where('name', '=', name).executeTakeFirst();
      const values = { name, description, hierarchy_level: hierarchyLevel };
      const insert = () => tx.insertInto('issue_type').values(values).returning('id');
      return (known ?? (await insert().executeTakeFirstOrThrow())).id;
    });
  }

  #status(tx: Tx, { name, description, category }: IssueRecord['status']): Promise<number> {
    return this.#once('status', name, async () => {
      const known = await tx.selectFrom('status').select('id').where('name', '=', name).executeTakeFirst();
      const insert = () => tx.insertInto('status').values({ name, description, category }).returning('id');
      return (known ?? (await insert().executeTakeFirstOrThrow())).id;
    });
  }

  #priority(tx: Tx, { name, description }: Named): Promise<number> {
    return this.#once('priority', name, async () => {
      const known = await tx.selectFrom('priority').select('id').where('name', '=', name).executeTakeFirst();
      if (known !== undefined) return known.id;
      const { last } = await tx
        .selectFrom('priority')
        .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
        .executeTakeFirstOrThrow();
      const values = { name, description, position: last + 1 };
      return (await tx.insertInto('priority').values(values).returning('id').executeTakeFirstOrThrow()).id;
    });
  }

  #resolution(tx: Tx, { name, description }: Named): Promise<number> {
    return this.#once('resolution', name, async () => {
      const known = await tx.selectFrom('resolution').select('id').where('name', '=', name).executeTakeFirst();
      const insert = () => tx.insertInto('resolution').values({ name, description }).returning('id');
      return (known ?? (await insert().executeTakeFirstOrThrow())).id;
    });
  }

  async #once(kind: string, name: string, find: () => Promise<number>): Promise<number> {
    const key = `${kind}:${name.toLowerCase()}`;
    const id = this.#ids.get(key) ?? (await find());
    this.#ids.set(key, id);
    return id;
  }
}
