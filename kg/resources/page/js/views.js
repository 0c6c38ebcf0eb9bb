// The facts as a table, and the contradictions side by side.
"use strict";
(function (kg) {
  const COLUMNS = ["type", "subject", "detail", "modality", "proof", "source", "published"];
  /** The column that the table is sorted by, if any, and which way. */
  function sorting() {
    const column = (kg.state.sort || "").replace("-", "");
    return COLUMNS.includes(column) ? { column, down: kg.state.sort.startsWith("-") } : { column: null, down: false };
  }

  function row(fact) {
    const { subject, rest } = kg.sumUp(fact);
    const e = fact.evidence[0];
    const source = kg.data.sources[e.source];
    const proof = e.passage === undefined ? e.value : e.marks.map(([s, t]) => source.passages[e.passage].slice(s, t)).join(" […] ");
    return { fact, type: kg.t("types." + fact.type), subject, detail: rest.join(" · "), modality: kg.t("modalities." + fact.modality), proof,
      source: source.publisher || source.title || source.id, published: source.published || "" };
  }
  /** The facts of the table in its order: those that pass, of what is centred if anything is. */
  function facts() {
    let found = kg.passingFacts();
    const focus = kg.state.focus && kg.focus();
    if (focus) {
      const near = new Set([...kg.factsOfNode(focus), ...(focus.results || [])]);
      found = found.filter((fact) => near.has(fact.index));
    }
    const sort = sorting();
    if (!sort.column) return found;
    const order = new Intl.Collator("fr", { numeric: true });
    const keyed = found.map((fact) => ({ fact, key: row(fact)[sort.column] }));
    keyed.sort((a, b) => order.compare(a.key, b.key) * (sort.down ? -1 : 1) || a.fact.index - b.fact.index);
    return keyed.map(({ fact }) => fact);
  }
  const heading = { type: "type", subject: "kinds.person", detail: "panel", modality: "modality", proof: "proof", source: "source", published: "published" };

  /** The table of the facts that pass as rows of words, headings first. */
  kg.tableCells = (all) => [COLUMNS.map((c) => kg.t(heading[c])), ...(all || facts()).map(row).map((r) => COLUMNS.map((c) => r[c]))];

  const STEP = 100;
  kg.drawTable = function () {
    const all = facts();
    const body = kg.el("tbody");
    const foot = kg.el("p");
    let drawn = 0;
    function more() {
      for (const r of all.slice(drawn, drawn + STEP).map(row)) body.append(kg.el("tr", {}, kg.el("td", {}, r.type),
        kg.el("td", {}, kg.el("button", { type: "button", class: "linklike strong", on: { click: () => kg.choose({ fact: r.fact.id }) } }, r.subject)), kg.el("td", {}, r.detail),
        kg.el("td", {}, kg.el("span", { class: "badge mod-" + r.fact.modality }, r.modality)), kg.el("td", { class: "quote", lang: "fr" }, r.proof), kg.el("td", {}, r.source), kg.el("td", { class: "nowrap" }, r.published ? kg.date(r.published) : "")));
      drawn = Math.min(all.length, drawn + STEP);
      kg.fill(foot, drawn < all.length ? kg.el("button", { type: "button", class: "more", on: { click: more } }, kg.t("more", { n: Math.min(STEP, all.length - drawn) })) : null);
    }
    const sort = sorting();
    const th = (c) => kg.el("th", { scope: "col", "aria-sort": sort.column === c ? (sort.down ? "descending" : "ascending") : "none" },
      kg.el("button", { type: "button", on: { click: () => kg.go({ sort: (sort.column === c && !sort.down ? "-" : "") + c }) } }, kg.t(heading[c]), sort.column === c ? (sort.down ? " ↓" : " ↑") : ""));
    const cells = () => kg.tableCells(all);
    kg.fill(kg.byId("view-table"), kg.el("p", { class: "tools" }, kg.el("strong", { "aria-live": "polite" }, kg.t("facts_n", { n: kg.number(all.length) })),
      kg.state.focus ? kg.el("span", { class: "chip" }, kg.focus().label, kg.el("button", { type: "button", "aria-label": kg.t("filters_reset"), on: { click: () => kg.go({ focus: null }) } }, "×")) : null,
      kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.copy(cells().map((r) => r.join("\t")).join("\n"), kg.t("copied")) } }, kg.t("copy_table")),
      kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.save("faits.csv", "text/csv", kg.csv(cells())) } }, kg.t("save_csv"))),
      kg.el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": kg.t("view_table") }, kg.el("table", {}, kg.el("thead", {}, kg.el("tr", {}, COLUMNS.map(th))), body)), foot);
    more();
  };
  /** Comma-separated text; a cell that a spreadsheet would run as a formula is kept as words. */
  kg.csv = (table) => "\ufeff" + table.map((r) => r.map((c) => '"' + (/^[=+\-@\t\r]/.test(c) ? "'" + c : c).replace(/"/g, '""') + '"').join(",")).join("\r\n") + "\r\n";

  /** Which kind of source decided, and over which others. */
  function settled(conflict) {
    const kinds = conflict.sides.filter((side) => !side.kept).flatMap((side) => side.facts.flatMap((f) => (kg.data.facts[f]?.evidence || []).map((e) => kg.data.sources[e.source].kind || "article")));
    const others = [...new Set(kinds)].filter((kind) => kind !== conflict.settled).map((kind) => kg.t("outweighed." + kind));
    return kg.t(others.length ? "settled" : "settled_alone", { kind: kg.t("source_kinds." + conflict.settled), others: others.join(", ") });
  }
  kg.conflictCard = function (conflict, heading) {
    const first = kg.data.facts[conflict.sides[0].facts[0]];
    const node = conflict.node === null ? null : kg.data.nodes[conflict.node];
    return kg.el("article", { class: "conflict" }, kg.el(heading || "h4", { class: "conflict-head" }, node ? kg.nodeButton(node) : conflict.subject, " · ", kg.t("slots." + conflict.slot), first && first.slots.round ? " · " + kg.value(first, "round", first.slots.round) : "",
      first && conflict.slot !== "person" && first.slots.person && (!node || kg.fold(node.label) !== kg.fold(first.slots.person)) ? " · " + first.slots.person : ""),
      kg.el("p", { class: "muted small" }, conflict.settled ? settled(conflict) : conflict.sides.some((side) => side.kept) ? null : kg.t("unsettled")),
      kg.el("div", { class: "versions" }, conflict.sides.map((side) => kg.el("div", { class: "version" + (side.kept ? " kept" : "") },
        kg.el("p", { class: "version-value" }, kg.data.facts[side.facts[0]] ? kg.value(kg.data.facts[side.facts[0]], conflict.slot, side.value) : String(side.value), side.kept ? kg.el("span", { class: "badge out-qualified" }, kg.t("kept")) : null),
        side.facts.map((f) => kg.factCard(kg.data.facts[f], true))))));
  };
  function cards() {
    const box = kg.el("div");
    kg.some(box, kg.data.conflicts.map((c) => () => kg.conflictCard(c, "h3")), 40, "div");
    return box;
  }
  kg.drawConflicts = function () {
    kg.fill(kg.byId("view-conflicts"), kg.data.conflicts.length ? [kg.el("h2", { class: "offscreen" }, kg.t("view_conflicts")), kg.el("p", { class: "muted" }, kg.t("conflict_intro")), cards()] : kg.el("p", { class: "empty" }, kg.t("conflicts_none")));
  };
})(window.kg);
