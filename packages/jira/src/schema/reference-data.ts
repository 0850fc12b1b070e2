import type { Migration } from '@tenon/store';

/** What a new site starts with; names and ids are those a fresh cloud site shows. Imports add to it by name. */
export const referenceData: Migration = {
  name: 'reference-data-1',
  sql: `
    INSERT INTO issue_type (id, name, description, hierarchy_level) VALUES
      (10000, 'Epic', 'A large piece of work that groups other issues.', 1),
      (10001, 'Story', 'A need of a user, told from the point of view of the user.', 0),
      (10002, 'Task', 'A piece of work to be done.', 0),
      (10003, 'Sub-task', 'A part of another issue.', -1),
      (10004, 'Bug', 'Something that does not work as it should.', 0);
    INSERT INTO status (id, name, category) VALUES
      (10000, 'To Do', 'new'), (3, 'In Progress', 'indeterminate'), (10001, 'Done', 'done');
    INSERT INTO priority (id, name, position) VALUES
      (1, 'Highest', 1), (2, 'High', 2), (3, 'Medium', 3), (4, 'Low', 4), (5, 'Lowest', 5);
    INSERT INTO resolution (id, name, description) VALUES
      (10000, 'Done', 'The work is complete.'),
      (10001, 'Won''t Do', 'Nobody will work on this.'),
      (10002, 'Duplicate', 'Another issue describes the same.'),
      (10003, 'Cannot Reproduce', 'The report could not be confirmed.');`,
};
