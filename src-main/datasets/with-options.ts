import { parseDatasetSpec } from './spec';

/** A SPEC with options added where it does not give them itself. Throws a Refusal where either is not understood. */
export function withOptions(spec: string, options: Readonly<Record<string, string | number>>): string {
  parseDatasetSpec(spec);
  const [head, query = ''] = spec.trim().split('?');
  const given = query === '' ? [] : query.split('&');
  const said = new Set(given.map((pair) => pair.split('=')[0]));
  const added = Object.entries(options).filter(([name]) => !said.has(name)).map(([name, value]) => `${name}=${value}`);
  const all = [...given, ...added].join('&');
  const whole = all === '' ? head : `${head}?${all}`;
  parseDatasetSpec(whole);
  return whole;
}
