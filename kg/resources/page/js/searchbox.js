// The search field: a combobox whose answers are a listbox, as the ARIA practices describe it.
"use strict";
(function (kg) {
  const MOST = 12;
  let found = [];
  let active = -1;

  function option(node, i) {
    return kg.el("li", { role: "option", id: "answer-" + i, "aria-selected": i === active ? "true" : "false", class: "answer",
      on: { mousedown: (event) => { event.preventDefault(); pick(i); } } },
      kg.el("span", { class: "dot kind-" + node.kind, "aria-hidden": "true" }), kg.el("span", { class: "answer-name" }, node.label),
      kg.el("span", { class: "answer-kind" }, kg.kindLabel(node) + (node.sub ? " · " + node.sub : "")));
  }
  function show() {
    const input = kg.byId("search");
    const list = kg.byId("answers");
    kg.fill(list, found.slice(0, MOST).map(option));
    const open = found.length > 0;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (active >= 0) input.setAttribute("aria-activedescendant", "answer-" + active);
    else input.removeAttribute("aria-activedescendant");
  }
  function pick(i) {
    const node = found[i];
    if (!node) return;
    close();
    kg.byId("search").value = node.label;
    kg.choose({ view: kg.state.view === "table" ? "table" : "graph", focus: node.id, node: node.id });
  }
  function close() { found = []; active = -1; show(); }

  function typed() {
    const input = kg.byId("search");
    found = kg.search(input.value);
    active = found.length ? 0 : -1;
    show();
    if (input.value.trim()) kg.announce(found.length ? kg.t("search_count", { n: found.length }) : kg.t("search_none", { q: input.value }));
  }
  function key(event) {
    const last = Math.min(found.length, MOST) - 1;
    if (event.key === "ArrowDown") active = Math.min(last, active + 1);
    else if (event.key === "ArrowUp") active = Math.max(0, active - 1);
    else if (event.key === "Enter") { pick(active); event.preventDefault(); return; }
    else if (event.key === "Escape") { close(); event.target.value = ""; return; }
    else return;
    event.preventDefault();
    show();
  }
  kg.startSearch = function () {
    const input = kg.byId("search");
    input.addEventListener("input", typed);
    input.addEventListener("keydown", key);
    input.addEventListener("blur", close);
  };
})(window.kg);
