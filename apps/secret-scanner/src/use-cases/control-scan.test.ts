import { describe, expect, test } from 'vitest';
import { world } from '../../test/memory-ports.ts';
import { awsKey, issue } from '../../test/samples.ts';
import { STALLED_AFTER_MS } from '../limits.ts';
import { cancelScan, resumeScan, scanStatus, startScan } from './control-scan.ts';
import { allFindings } from './findings.ts';
import { failScan, scanPage } from './scan-page.ts';

const issues = Array.from({ length: 7 }, (_, number) => issue(number, { summary: awsKey(number) }));

describe('the historical scan', () => {
  test('startScan() is refused while one runs and allowed when it is over', async () => {
    const ports = world(issues);
    await startScan(ports);
    await expect(startScan(ports)).rejects.toMatchObject({ code: 'SCAN_RUNNING' });
    while (ports.queue.scanJobs.length > 0) await scanPage(ports, ports.queue.scanJobs.shift()!);
    expect((await scanStatus(ports))?.state).toBe('complete');
    expect((await startScan(ports)).scanId).toBe('scan-2');
  });

  test('cancelScan() stops before the next page and the scan stays cancelled', async () => {
    const ports = world(issues);
    await startScan(ports);
    await scanPage(ports, ports.queue.scanJobs.shift()!);
    expect((await cancelScan(ports)).state).toBe('cancelled');
    await scanPage(ports, ports.queue.scanJobs.shift()!);
    expect(ports.queue.scanJobs).toEqual([]);
    expect(await scanStatus(ports)).toMatchObject({ state: 'cancelled', scanned: 3 });
    await expect(cancelScan(ports)).rejects.toMatchObject({ code: 'SCAN_NOT_RUNNING' });
    await expect(resumeScan(ports)).rejects.toMatchObject({ code: 'SCAN_NOT_STALLED' });
  });

  test('a scan that lost its job shows as stalled and resumeScan() ends it without counting twice', async () => {
    const ports = world(issues);
    await startScan(ports);
    await scanPage(ports, ports.queue.scanJobs.shift()!);
    ports.queue.scanJobs.length = 0;
    ports.clock.now += STALLED_AFTER_MS + 1;
    expect((await scanStatus(ports))?.state).toBe('stalled');
    expect((await resumeScan(ports)).state).toBe('running');
    while (ports.queue.scanJobs.length > 0) await scanPage(ports, ports.queue.scanJobs.shift()!);
    expect(await scanStatus(ports)).toMatchObject({ state: 'complete', scanned: 7, found: 7 });
    expect(await allFindings(ports)).toHaveLength(7);
  });

  test('failScan() keeps the message and the place to resume from', async () => {
    const ports = world(issues);
    await startScan(ports);
    await scanPage(ports, ports.queue.scanJobs.shift()!);
    await failScan(ports, ports.queue.scanJobs.shift()!, 'Cannot search issues: Jira answered 400');
    expect(await scanStatus(ports)).toMatchObject({
      state: 'error',
      message: 'Cannot search issues: Jira answered 400',
    });
    expect((await resumeScan(ports)).state).toBe('running');
    expect(ports.queue.scanJobs).toMatchObject([{ page: 1, nextPageToken: '3' }]);
  });

  test('a job of an older scan does nothing', async () => {
    const ports = world(issues);
    await startScan(ports);
    const old = ports.queue.scanJobs.shift()!;
    await cancelScan(ports);
    await startScan(ports);
    const before = ports.storage.dump();
    await scanPage(ports, old);
    expect(ports.storage.dump()).toBe(before);
  });
});
