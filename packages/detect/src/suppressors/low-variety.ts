const RAMP_LENGTH = 8;

/** Typed, not generated: six equal characters in a row, or eight that count upwards. */
export function hasLowVariety(value: string): boolean {
  return /(.)\1{5}/.test(value) || hasRamp(value);
}

function hasRamp(value: string): boolean {
  let length = 1;
  for (let i = 1; i < value.length; i++) {
    length = value.charCodeAt(i) === value.charCodeAt(i - 1) + 1 ? length + 1 : 1;
    if (length === RAMP_LENGTH) return true;
  }
  return false;
}
