// Draws timelines: rows of pages (ticks) and states (diamonds), with an instant that can be moved.

const SVG = "http://www.w3.org/2000/svg";
const LABEL_WIDTH = 150;
const ROW_HEIGHT = 24;
const MOST_ROWS = 200;

function element(name, attributes, parent) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  parent.append(node);
  return node;
}

function html(name, className, text, parent) {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = text;
  parent.append(node);
  return node;
}

/** Replaces what an element holds by the timelines, all on one scale. */
export function drawTimelines(container, timelines) {
  const pages = Math.max(1, ...timelines.map((timeline) => timeline.pages));
  container.replaceChildren();
  for (const timeline of timelines) drawTimeline(container, timeline, pages);
}

function drawTimeline(container, timeline, pages) {
  const figure = html("figure", "timeline", "", container);
  html("figcaption", "", timeline.title, figure);
  const rows = timeline.rows.slice(0, MOST_ROWS);
  const height = rows.length * ROW_HEIGHT + 8;
  const width = Math.max(320, figure.clientWidth || 1000);
  const x = (at) => LABEL_WIDTH + ((width - LABEL_WIDTH - 12) * at) / pages;
  const svg = element("svg", {
    viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: "slider", "aria-label": `Instant of ${timeline.title}`,
    "aria-valuemin": 0, "aria-valuemax": timeline.moments.length - 1,
  }, figure);
  rows.forEach((row, index) => drawRow(svg, row, index, x, pages));
  const lost = element("rect", { class: "lost", y: 0, height: ROW_HEIGHT - 4, width: 0, x: 0 }, svg);
  const line = element("line", { class: "instant", y1: 0, y2: height }, svg);
  const said = html("p", "said", "", figure);
  if (timeline.rows.length > MOST_ROWS) {
    html("p", "", `${timeline.rows.length - MOST_ROWS} more rows are not drawn.`, figure);
  }

  let current = 0;
  function show(index) {
    current = Math.max(0, Math.min(timeline.moments.length - 1, index));
    const moment = timeline.moments[current];
    line.setAttribute("x1", x(moment.at));
    line.setAttribute("x2", x(moment.at));
    lost.setAttribute("x", x(moment.from));
    lost.setAttribute("width", Math.max(0, x(moment.at) - x(moment.from)));
    lost.setAttribute("y", Math.max(0, moment.row) * ROW_HEIGHT + 2);
    said.textContent = moment.text;
    svg.setAttribute("aria-valuenow", current);
    svg.setAttribute("aria-valuetext", moment.text);
  }

  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const px = ((event.clientX - box.left) / box.width) * width;
    const row = Math.floor(((event.clientY - box.top) / box.height) * height / ROW_HEIGHT);
    let best = 0;
    let least = Infinity;
    timeline.moments.forEach((moment, index) => {
      const distance = Math.abs(x(moment.at) - px) + (moment.row === row ? 0 : 4);
      if (distance <= least) { least = distance; best = index; }
    });
    show(best);
  });
  svg.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    if (event.key in steps) show(current + steps[event.key]);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(timeline.moments.length - 1);
    else return;
    event.preventDefault();
  });
  show(timeline.moments.length - 1);
}

function drawRow(svg, row, index, x, pages) {
  const middle = index * ROW_HEIGHT + ROW_HEIGHT / 2;
  const label = element("text", { x: 0, y: middle + 4 }, svg);
  label.textContent = row.label.length > 22 ? row.label.slice(0, 21) + "…" : row.label;
  element("title", {}, label).textContent = row.label;
  element("line", { class: "track", x1: x(0), x2: x(pages), y1: middle, y2: middle }, svg);
  for (const tick of row.ticks) {
    element("line", { class: "tick", x1: x(tick.at), x2: x(tick.at), y1: middle - 6, y2: middle + 6 }, svg);
  }
  for (const mark of row.marks) {
    const cx = x(mark.at);
    element("path", { class: "mark", d: `M${cx} ${middle - 7}l6 7l-6 7l-6 -7z` }, svg);
  }
}
