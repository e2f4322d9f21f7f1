// What went wrong in a read: where, why, and what can be done about it.

import { errors, failedPage } from "./read.js";
import { count, html, Line, pretty } from "./ui.js";

const MOST_SHOWN = 5;

function header(response, name) {
  return Object.entries(response?.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
}

function ofStatus(response) {
  const status = response.status;
  if (status === 401 || status === 403 || status === 407) {
    return "The API does not accept the credentials. Check them in Configuration; Request shows how they were sent, "
      + "and the manifest's authenticator says so.";
  }
  if (status === 404 || status === 410) {
    return "There is nothing at this address. Compare the address in Request with the API's documentation: "
      + "the manifest's url and path, and what Configuration puts into them.";
  }
  if (status === 429) {
    const wait = header(response, "retry-after");
    const asked = wait ? ` It asks to wait for ${wait}${/^\d+$/.test(wait) ? " s" : ""}.` : "";
    return `The API wants fewer requests.${asked} Read again later, with fewer slices and pages. A sync waits by itself.`;
  }
  if (status >= 500) return "The API has failed by itself. Response shows what it says. Read again later; a sync tries again by itself.";
  return "The API refuses the request as it is. Response shows what it says, Request what was asked.";
}

/** What an author can do. */
function advice(failure, response) {
  if (failure.cause === "template") return "Mend the template. It can be tried under Template.";
  if (failure.cause === "connection") {
    return "Check host and port of the address, whether the server runs, and whether this machine reaches it.";
  }
  if (failure.cause === "body") {
    return /html/.test(header(response, "content-type")) || /^\s*<!doctype html|^\s*<html/i.test(response?.body ?? "")
      ? "The answer is a page for people and no data: often one to sign in, or that of a website. Check the address and the credentials."
      : "Response shows the answer. The manifest's decoder must fit its format, and field_path must lead to objects.";
  }
  return response?.status >= 400 ? ofStatus(response) : "";
}

function Failure({ read, failure, show, goTo }) {
  const page = failedPage(read, failure);
  const before = !page && failure.request;
  const response = page?.response ?? before?.response;
  const where = [
    failure.slice >= 0 && `slice ${failure.slice + 1}`, failure.slice >= 0 && !before && `page ${failure.page + 1}`,
    before && before.title, response ? `status ${response.status}` : failure.cause === "connection" && "no answer",
  ].filter(Boolean).join(", ");
  const line = failure.template?.line ?? Number(/\.ya?ml:(\d+):\d+/.exec(failure.message)?.[1] ?? 0);
  const [message, detail] = failure.template ? [failure.internal_message, failure.message] : [failure.message, failure.internal_message];
  return html`<p>${where && html`<strong>${where[0].toUpperCase() + where.slice(1)}:</strong> `}<span class="bad">${message}</span>
      ${failure.template && html` <code>${failure.template.text}</code>`} <${Line} number=${line} goTo=${goTo} />
      ${(page || before)
        && html` <button class="line" onClick=${() => show(page ? failure : null)}>show ${page ? "it" : "the request"}</button>`}</p>
    <p>${advice(failure, response)}</p>
    ${detail && detail !== message && html`<details><summary>In detail</summary><pre tabindex="0">${pretty(detail)}</pre></details>`}`;
}

/** Failures that differ only in what was asked for are told once. */
function told(failures) {
  const kinds = [];
  const gist = (failure) => failure.message.split("Asked for")[0];
  for (const failure of failures) {
    const same = kinds.find((kind) => gist(kind.failure) === gist(failure) && kind.failure.cause === failure.cause);
    if (same) same.slices.push(failure.slice + 1);
    else kinds.push({ failure, slices: [failure.slice + 1] });
  }
  return kinds;
}

/**
 * Says that the read failed, or that parts of it did; nothing where it did not. `show` goes to a failure's page, or to the
 * other requests.
 */
export function Failures({ read, show, goTo }) {
  const others = errors(read).filter((log) => !log.cause);
  if (!read.failed && !read.failures.length && !others.length) return null;
  const slices = new Set(read.failures.map((failure) => failure.slice)).size;
  const kinds = told(read.failures);
  const heading = read.failures.length && read.slices.length > slices ? `${slices} of ${count(read.slices.length, "slice")} failed`
    : read.failed || read.failures.length ? "The read failed" : "The read has errors";
  return html`<section class="failures" role="alert">
    <h2>${heading}</h2>
    ${read.failed && html`<p class="bad">${read.failed}</p>`}
    ${kinds.slice(0, MOST_SHOWN)
      .map(({ failure, slices: of }, index) =>
        html`<div key=${index}><${Failure} read=${read} failure=${failure} show=${show} goTo=${goTo} />
      ${of.length > 1 && html`<p>The same in ${count(of.length - 1, "more slice")}: ${of.slice(1).join(", ")}.</p>`}</div>`)}
    ${kinds.length > MOST_SHOWN && html`<p>${count(kinds.length - MOST_SHOWN, "more failure")}: see Logs.</p>`}
    ${!read.slices.length
      && read.done?.findings.map((finding, index) =>
        html`<p key=${index}>${finding} <${Line} number=${Number(/\.ya?ml:(\d+):\d+/.exec(finding)?.[1] ?? 0)} goTo=${goTo} /></p>`)}
    ${others.map((log, index) => html`<p key=${index} class="bad">${log.message}</p>`)}
  </section>`;
}
