// What the page asks its server for. The token stands in the address that cairn printed.

const fromAddress = new URLSearchParams(location.hash.slice(1)).get("token");
if (fromAddress) {
  sessionStorage.setItem("token", fromAddress);
  history.replaceState(null, "", location.pathname);
}

function post(name, body, signal) {
  return fetch("/cairn/v1/" + name, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Cairn-Token": sessionStorage.getItem("token") ?? "" },
    body: JSON.stringify(body ?? {}),
    signal,
  });
}

/** The answer to a question; an Error with the server's words where it cannot be answered. */
export async function ask(name, body, signal) {
  const response = await post(name, body, signal);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail ?? `status ${response.status}`);
  if (answer.problem) throw new Error(answer.problem);
  return answer;
}

/** Hears of each thing that happens in a test read, as it happens. */
export async function testRead(body, signal, heard) {
  const response = await post("test_read", body, signal);
  if (!response.ok) throw new Error((await response.json()).detail);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let begun = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (begun + value).split("\n");
    begun = lines.pop();
    for (const line of lines) if (line) heard(JSON.parse(line));
  }
}
