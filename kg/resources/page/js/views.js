// The other ways to look: the table, the contradictions side by side, the list of sources, the list of contests.
"use strict";
(function (kg) {
  const COLUMNS = ["type", "subject", "detail", "modality", "proof", "source", "published"];
  let sort = { column: null, down: false };

  function row(fact) {
    const { subject, rest } = kg.sumUp(fact);
    const e = fact.evidence[0];
    const source = kg.data.sources[e.source];
    const proof = e.passage === undefined ? e.value : e.marks.map(([s, t]) => source.passages[e.passage].slice(s, t)).join(" […] ");
    return { fact, type: kg.t("types." + fact.type), subject, detail: rest.join(" · "), modality: kg.t("modalities." + fact.modality), proof,
      source: source.publisher || source.title || source.id, published: source.published || "" };
  }
  function rows() {
    let indexes = [...kg.passing];
    const focus = kg.state.focus && kg.focus();
    if (focus) {
      const near = new Set(kg.factsOfNode(focus));
      (focus.results || []).forEach((f) => near.add(f));
      indexes = indexes.filter((f) => near.has(f));
    }
    const found = indexes.map((f) => row(kg.data.facts[f]));
    if (sort.column) found.sort((a, b) => a[sort.column].localeCompare(b[sort.column], "fr", { numeric: true }) * (sort.down ? -1 : 1) || a.fact.index - b.fact.index);
    return found;
  }
  const heading = { type: "type", subject: "kinds.person", detail: "panel", modality: "modality", proof: "proof", source: "source", published: "published" };

  const STEP = 100;
  kg.drawTable = function () {
    const all = rows();
    const body = kg.el("tbody");
    const foot = kg.el("p");
    let drawn = 0;
    function more() {
      for (const r of all.slice(drawn, drawn + STEP)) body.append(kg.el("tr", {}, kg.el("td", {}, r.type),
        kg.el("td", {}, kg.el("button", { type: "button", class: "linklike strong", on: { click: () => kg.choose({ fact: r.fact.id }) } }, r.subject)), kg.el("td", {}, r.detail),
        kg.el("td", {}, kg.el("span", { class: "badge mod-" + r.fact.modality }, r.modality)), kg.el("td", { class: "quote", lang: "fr" }, r.proof), kg.el("td", {}, r.source), kg.el("td", { class: "nowrap" }, r.published ? kg.date(r.published) : "")));
      drawn = Math.min(all.length, drawn + STEP);
      kg.fill(foot, drawn < all.length ? kg.el("button", { type: "button", class: "more", on: { click: more } }, kg.t("more", { n: Math.min(STEP, all.length - drawn) })) : null);
    }
    const th = (c) => kg.el("th", { scope: "col", "aria-sort": sort.column === c ? (sort.down ? "descending" : "ascending") : "none" },
      kg.el("button", { type: "button", on: { click: () => { sort = { column: c, down: sort.column === c && !sort.down }; kg.drawTable(); } } }, kg.t(heading[c]), sort.column === c ? (sort.down ? " ↓" : " ↑") : ""));
    const cells = () => [COLUMNS.map((c) => kg.t(heading[c])), ...all.map((r) => COLUMNS.map((c) => r[c]))];
    kg.fill(kg.byId("view-table"), kg.el("p", { class: "tools" }, kg.el("strong", { "aria-live": "polite" }, kg.t("facts_n", { n: kg.number(all.length) })),
      kg.state.focus ? kg.el("span", { class: "chip" }, kg.focus().label, kg.el("button", { type: "button", "aria-label": kg.t("filters_reset"), on: { click: () => kg.go({ focus: null }) } }, "×")) : null,
      kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.copy(cells().map((r) => r.join("\t")).join("\n"), kg.t("copied")) } }, kg.t("copy_table")),
      kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.save("faits.csv", "text/csv", kg.csv(cells())) } }, kg.t("save_csv"))),
      kg.el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": kg.t("view_table") }, kg.el("table", {}, kg.el("thead", {}, kg.el("tr", {}, COLUMNS.map(th))), body)), foot);
    more();
  };
  /** Comma-separated text; a cell that a spreadsheet would run as a formula is kept as words. */
  kg.csv = (table) => "\ufeff" + table.map((r) => r.map((c) => '"' + (/^[=+\-@\t\r]/.test(c) ? "'" + c : c).replace(/"/g, '""') + '"').join(",")).join("\r\n") + "\r\n";

  kg.conflictCard = function (conflict, heading) {
    const first = kg.data.facts[conflict.sides[0].facts[0]];
    const node = conflict.node === null ? null : kg.data.nodes[conflict.node];
    return kg.el("article", { class: "conflict" }, kg.el(heading || "h4", { class: "conflict-head" }, node ? kg.nodeButton(node) : conflict.subject, " · ", kg.t("slots." + conflict.slot), first && first.slots.round ? " · " + kg.value(first, "round", first.slots.round) : "",
      first && conflict.slot !== "person" && first.slots.person && (!node || node.label !== first.slots.person) ? " · " + first.slots.person : ""),
      kg.el("div", { class: "versions" }, conflict.sides.map((side) => kg.el("div", { class: "version" + (side.kept ? " kept" : "") },
        kg.el("p", { class: "version-value" }, kg.data.facts[side.facts[0]] ? kg.value(kg.data.facts[side.facts[0]], conflict.slot, side.value) : String(side.value), side.kept ? kg.el("span", { class: "badge out-qualified" }, kg.t("kept")) : null),
        side.facts.map((f) => kg.factCard(kg.data.facts[f], true))))));
  };
  kg.drawConflicts = function () {
    kg.fill(kg.byId("view-conflicts"), kg.data.conflicts.length ? [kg.el("h2", { class: "offscreen" }, kg.t("view_conflicts")), kg.el("p", { class: "muted" }, kg.t("conflict_intro")), kg.data.conflicts.map((c) => kg.conflictCard(c, "h3"))] : kg.el("p", { class: "empty" }, kg.t("conflicts_none")));
  };

  kg.drawSources = function () {
    const list = [...kg.data.sources].sort((a, b) => (b.published || "").localeCompare(a.published || "") || a.index - b.index);
    kg.fill(kg.byId("view-sources"), kg.el("ul", { class: "sources" }, list.map((source) => kg.el("li", {},
      kg.el("button", { type: "button", class: "linklike strong", on: { click: () => kg.choose({ source: source.id }) } }, source.title || source.id),
      kg.el("span", { class: "muted" }, " " + [source.publisher, kg.date(source.published), kg.t("facts_n", { n: kg.data.factsOfSource[source.index].length })].filter(Boolean).join(" · "))))));
  };

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
