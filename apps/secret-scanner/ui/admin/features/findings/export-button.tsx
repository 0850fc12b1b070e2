import Button from '@atlaskit/button/new';
import { showFlag } from '@forge/bridge';
import { useMutation } from '@tanstack/react-query';
import type { FindingFilter } from '../../../../src/contract.ts';
import { fetchCsv } from './api.ts';

/** Saves the findings under the current filter as a CSV file. */
export function ExportButton({ filter }: { filter: FindingFilter }) {
  const { mutate, isPending } = useMutation({
    mutationFn: () => fetchCsv(filter),
    onSuccess: (csv) => saveFile('secret-scanner-findings.csv', csv),
    onError: ({ message }) =>
      showFlag({ id: 'export', title: 'Nothing was exported', description: message, type: 'error' }),
  });
  return (
    <Button isLoading={isPending} onClick={() => mutate()}>
      Export CSV
    </Button>
  );
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
