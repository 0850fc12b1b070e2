// Numbers printed in advertisements and forms, which stand in many texts (https://www.ssa.gov/history/ssn/misused.html).
const PUBLISHED = new Set(['078051120', '219099999', '123456789', '987654321']);

/** Area, group and serial number within what the Social Security Administration issues (no 000, 666, 9xx; no 00; no 0000). */
export function isUsSsn(digits: string): boolean {
  return (
    /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) && !PUBLISHED.has(digits) && new Set(digits).size > 2
  );
}
