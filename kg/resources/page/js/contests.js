// The list of elections with their contests, beside every view.
"use strict";
(function (kg) {
  /** Elections with their contests, as a list that a keyboard or a screen reader walks. */
  const MOST_LISTED = 120;
  let navigation = "";
  kg.drawContests = function () {
    const key = kg.lang + "|" + (kg.focus() ? kg.focus().id : "") + "|" + kg.state.view;
    if (key === navigation) return;
    navigation = key;
    const elections = kg.data.nodes.filter((n) => n.kind === "election").sort((a, b) => (b.date || "").localeCompare(a.date || "") || a.label.localeCompare(b.label, "fr"));
    const current = kg.focus();
    const open = current && (current.kind === "election" ? [current] : kg.neighbours(current, "part").map((n) => n.node));
    const held = kg.byId("contests").contains(document.activeElement);
    kg.fill(kg.byId("contests"), elections.map((election) => {
      const contests = kg.neighbours(election, "part").map((n) => n.node).sort((a, b) => a.short.localeCompare(b.short, "fr", { numeric: true }));
      const button = (node, words, count) => kg.el("button", { type: "button", class: "nav", "aria-current": node === current ? "true" : null, on: { click: () => kg.choose({ view: kg.state.view === "table" ? "table" : "graph", focus: node.id, node: node.id }) } }, kg.el("span", {}, words), kg.el("span", { class: "count" }, kg.number(count)));
      const details = kg.el("details", { open: Boolean(open && open.includes(election)) }, kg.el("summary", {}, election.label), kg.el("ul"));
      const item = (c) => kg.el("li", {}, button(c, c.short, kg.weight(c)));
      const list = details.lastChild;
      const draw = (most) => {
        kg.fill(list, kg.el("li", {}, button(election, kg.t("all"), contests.length)), contests.slice(0, most).map(item),
          contests.slice(most).includes(current) ? item(current) : null,
          contests.length > most ? kg.el("li", {}, kg.el("button", { type: "button", class: "more", on: { click: () => draw(Infinity) } }, kg.t("more", { n: contests.length - most }))) : null);
      };
      const first = () => list.childNodes.length || draw(MOST_LISTED);
      if (details.open) first();
      details.addEventListener("toggle", first);
      return details;
    }));
    if (held) kg.byId("contests").querySelector("[aria-current]")?.focus();
  };
})(window.kg);
