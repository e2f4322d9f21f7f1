// A test read as it goes on: what it has become by the things that happened.

import { count } from "./ui.js";

export const NOTHING_READ = {
  slices: [], auxiliary: [], logs: [], failures: [], request: null, number: 0, stream: "", running: false, done: null, failed: "",
};

/** What a read has become by one more thing that happened. */
export function advanced(read, event) {
  const slices = read.slices.slice();
  const last = slices.length - 1;
  switch (event.kind) {
    case "begun":
      return { ...read, number: event.number, stream: event.stream, at: event.at };
    case "slice":
      return { ...read, request: null, slices: [...slices, { descriptor: event.descriptor, pages: [], states: [], failed: false }] };
    case "page":
      slices[last] = { ...slices[last], pages: [...slices[last].pages, event] };
      return { ...read, request: null, slices };
    case "state":
      if (last < 0 || JSON.stringify(slices[last].states.at(-1)) === JSON.stringify(event.state)) return read;
      slices[last] = { ...slices[last], states: [...slices[last].states, event.state] };
      return { ...read, slices };
    case "auxiliary":
      return { ...read, request: event, auxiliary: [...read.auxiliary, event] };
    case "log":
      if (event.cause === "recording") return withMiss(read, event);
      return event.cause ? withFailure(read, event) : { ...read, logs: [...read.logs, event] };
    case "done":
      return { ...read, done: event };
    case "failed":
      return { ...read, failed: event.message };
    default:
      return { ...read, url: event.url };
  }
}

/** A slice that fails does so in a page that is told later, if there was an answer. */
function withFailure(read, log) {
  const slice = read.slices.length - 1;
  const slices = read.slices.map((one, index) => (index === slice ? { ...one, failed: true } : one));
  const failure = { ...log, slice, page: slice < 0 ? 0 : slices[slice].pages.length, request: read.request };
  return { ...read, slices, logs: [...read.logs, log], failures: [...read.failures, failure] };
}

/** A slice that cannot go on, since the recording has no response for it, has not failed. */
function withMiss(read, log) {
  const slices = read.slices.map((one, index) => (index === read.slices.length - 1 ? { ...one, missed: true } : one));
  return { ...read, slices, logs: [...read.logs, log] };
}

/** The page that a failure is of; undefined where no answer came. */
export function failedPage(read, failure) {
  return read.slices[failure.slice]?.pages[failure.page];
}

/** How many errors and warnings the log has, for a tab; null where it has none. */
export function logBadge(read) {
  const bad = errors(read).length;
  const warnings = read.logs.filter((log) => log.level === "WARN").length;
  if (!bad && !warnings) return null;
  const words = [bad && count(bad, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");
  return { number: bad + warnings, kind: bad ? "bad" : "warn", words };
}

/** True if the read came to its end and to an answer for each request. */
export function isGood(read) {
  return !read.failed && !errors(read).length && !read.slices.some((slice) => slice.missed);
}

/** Everything that ended the read, or a slice of it, before it was complete. */
export function errors(read) {
  return read.logs.filter((log) => log.level === "ERROR" || log.level === "FATAL");
}
