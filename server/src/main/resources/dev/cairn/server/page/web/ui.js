// Small parts that all panes use.

import { h } from "preact";
import { useEffect, useRef } from "preact/hooks";
import htm from "htm";
import { parsed } from "./api.js";

export const html = htm.bind(h);

/**
 * Tabs with their panel; arrow keys go from one to the next. A tab may have a `badge`: a `number`, the same in `words`, and its
 * `kind`, bad or warn.
 */
export function Tabs({ label, tabs, chosen, choose, flush, children }) {
  const keys = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = (tabs.findIndex((tab) => tab.id === chosen) + step + tabs.length) % tabs.length;
    choose(tabs[index].id);
    event.currentTarget.children[index].focus();
    event.preventDefault();
  };
  return html`<section class="side" aria-label=${label}>
    <div role="tablist" aria-label=${label} onKeyDown=${keys}>
      ${tabs.map((tab) =>
        html`<button key=${tab.id} role="tab" id=${`tab-${tab.id}`} aria-selected=${tab.id === chosen}
          aria-label=${tab.badge ? `${tab.title}, ${tab.badge.words}` : undefined}
          aria-controls=${`panel-${label}`} tabindex=${tab.id === chosen ? 0 : -1} onClick=${() => choose(tab.id)}>
          ${tab.title}${tab.badge && html`<span class=${`badge ${tab.badge.kind}`}>${tab.badge.number}</span>`}</button>`)}
    </div>
    <div role="tabpanel" id=${`panel-${label}`} class=${flush ? "panel flush" : "panel"} aria-labelledby=${`tab-${chosen}`}
      tabindex="0">${children}</div>
  </section>`;
}

/** A place in the manifest that one can go to. */
export function Line({ number, goTo }) {
  return number ? html`<button class="line" onClick=${() => goTo(number)}>line ${number}</button>` : null;
}

/** A number of things in words: 1 page, 2 pages. */
export function count(number, thing) {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

export function text(value) {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}

export function pretty(value) {
  if (typeof value !== "string") return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(parsed(value), null, 2);
  } catch {
    return value;
  }
}

/** A part of the page that something else than Preact draws. */
export function Drawn({ draw, on, className }) {
  const place = useRef(null);
  useEffect(() => draw(place.current), on);
  return html`<div class=${className} ref=${place}></div>`;
}
