/** A variable or a slot of a template stands where the value will be: `${DB_PASSWORD}`, `$PASS`, `{{ pass }}`, `%s`, `[password]`. */
export function isReference(value: string): boolean {
  return /\$\{|\$\(|\{\{|^\$\w+$|^%\w+%?$|^%\(\w+\)s$|^\{\w*\}$|^\[[\w -]*\]$|^__\w+__$/.test(value);
}
