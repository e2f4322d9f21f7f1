// What the page asks its server for. The token stands in the address that cairn printed.

const fromAddress = new URLSearchParams(location.hash.slice(1)).get("token");
if (fromAddress) {
  sessionStorage.setItem("token", fromAddress);
  history.replaceState(null, "", location.pathname);
}

const UNANSWERED = "The server does not answer. Is cairn serve still running? What you have typed is still here.";

/** A part of JSON as a value; numbers that JavaScript would write otherwise, such as 0.0, stay as they are written. */
function part(key, value, { source } = {}) {
  const exact = typeof value !== "number" || String(value) === source;
  return exact || !source || !JSON.rawJSON ? value : JSON.rawJSON(source);
}

/** The value of a JSON text. */
export function parsed(json) {
  return JSON.parse(json, part);
}

let configuration = "";

/** Says which configuration all questions from now on are about; empty for the one beside the manifest. */
export function askAbout(name) {
  configuration = name;
}

async function post(name, body, signal) {
  return send(name, { config_name: configuration, ...body }, signal);
}

async function send(name, body, signal) {
  try {
    return await fetch("/cairn/v1/" + name, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Cairn-Token": sessionStorage.getItem("token") ?? "" },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(UNANSWERED);
  }
}

/** What an answer says, which is not JSON if something between the page and its server has answered. */
async function said(response) {
  const text = await response.text();
  try {
    return parsed(text);
  } catch {
    return { detail: `the answer cannot be read (status ${response.status}): ${text.slice(0, 200)}` };
  }
}

function refused(response, answer) {
  return new Error(typeof answer.detail === "string" ? answer.detail : `The server refuses this with status ${response.status}.`);
}

/** The answer to a question; an Error with the server's words where it cannot be answered. */
export async function ask(name, body, signal) {
  return answered(await post(name, body, signal));
}

/** The response of an operation of authors, with the configuration that questions are about. */
export async function perform(operation, request, signal) {
  const config = configuration || "config";
  return answered(await send("operations/" + operation, { config, ...request }, signal));
}

async function answered(response) {
  const answer = await said(response);
  if (!response.ok || answer.detail) throw refused(response, answer);
  if (answer.problem) throw new Error(answer.problem);
  return answer;
}

/** Makes a test read. */
export const testRead = (body, signal, heard) => whole("test_read", body, signal, heard);

/** Reads what the last read was answered; nothing is sent. */
export const replay = (body, signal, heard) => whole("replay", body, signal, heard);

/** Hears what is found for a beginning. */
export const begin = (body, signal, heard) => whole("begin", body, signal, heard);

/** Tells what was told of a read before, which may have no end. */
export const keptRead = (number, heard) => told("kept_read", { number }, undefined, heard);

async function whole(name, body, signal, heard) {
  if (!(await told(name, body, signal, heard))) {
    throw new Error("It ended before it was complete: the server has gone or failed. What was there until then is shown.");
  }
}

/** Hears of each thing that happens in a read, as it happens; the last one is `done` or `failed`. Returns whether it came. */
async function told(name, body, signal, heard) {
  const response = await post(name, body, signal);
  if (!response.ok) throw refused(response, await said(response));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let begun = "";
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (begun + value).split("\n");
      begun = lines.pop();
      for (const line of lines) {
        if (!line) continue;
        const event = parsed(line);
        ended = event.kind === "done" || event.kind === "failed";
        heard(event);
      }
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
  }
  return ended;
}
