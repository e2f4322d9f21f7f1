// What is other in one read than in another: records and requests.

/** A value as text, whatever the order of its members. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object" || JSON.isRawJSON?.(value)) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

/** The fields of a key, each as the names that lead to it: a key may be one field, several, or paths. */
export function keyFields(key) {
  if (typeof key === "string") return key ? [[key]] : [];
  return (key ?? []).map((field) => [field].flat());
}

const at = (record, path) => path.reduce((value, name) => value?.[name], record);

/** Things by what tells them apart; the second one of a kind is told from the first. */
function byName(things, name) {
  const seen = new Map();
  return new Map(things.map((thing) => {
    const called = name(thing);
    const times = (seen.get(called) ?? 0) + 1;
    seen.set(called, times);
    return [`${called} ${times}`, thing];
  }));
}

function compared(before, after) {
  return {
    added: [...after].filter(([name]) => !before.has(name)).map(([, thing]) => thing),
    removed: [...before].filter(([name]) => !after.has(name)).map(([, thing]) => thing),
    both: [...after].filter(([name]) => before.has(name)).map(([name, thing]) => ({ before: before.get(name), after: thing })),
  };
}

const recordsOf = (read) => read.slices.flatMap((slice) => slice.pages.flatMap((page) => page.records));

const requestsOf = (read) => [...read.auxiliary, ...read.slices.flatMap((slice) => slice.pages)].map((one) => one.request).filter(Boolean)
  .map(({ http_method: method, url, body }) => `${method} ${url}${body ? `\n${body}` : ""}`);

/**
 * The records that are new, gone or changed, by the stream's key or else as a whole, and the requests that are new or gone.
 * `keyed` says which; records without a key of their own are compared as a whole, too.
 */
export function comparison(before, after) {
  const fields = keyFields(after.done?.key ?? before.done?.key);
  const keyed = fields.length > 0;
  const name = (record) => (keyed && fields.some((path) => at(record, path) !== undefined)
    ? canonical(fields.map((path) => at(record, path) ?? null)) : canonical(record));
  const records = compared(byName(recordsOf(before), name), byName(recordsOf(after), name));
  const requests = compared(byName(requestsOf(before), (line) => line), byName(requestsOf(after), (line) => line));
  const changed = records.both.filter((pair) => canonical(pair.before) !== canonical(pair.after));
  return { keyed, fields, added: records.added, removed: records.removed, changed, same: records.both.length - changed.length, requests };
}
