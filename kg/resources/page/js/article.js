// The mirror of the graph: a source's text with every fact's words marked by type; the panel lists the facts. And the list of sources.
"use strict";
(function (kg) {
  /** Marks of a passage cut where any begins or ends: [{start, end, facts}]. */
  function pieces(length, marks) {
    const cuts = [...new Set([0, length, ...marks.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((start, i) => ({ start, end: cuts[i + 1], facts: marks.filter((m) => m.start <= start && m.end >= cuts[i + 1]).map((m) => m.fact) }));
  }
  const shortest = (marks) => (f) => Math.min(...marks.filter((m) => m.fact === f).map((m) => m.end - m.start));

  /** A passage with its facts marked: the colour is that of the most exact of them, the others are named with it. */
  function marked(text, marks) {
    const size = shortest(marks);
    return pieces(text.length, marks).map(({ start, end, facts }) => {
      const words = text.slice(start, end);
      if (!facts.length) return words;
      const order = [...new Set(facts)].sort((a, b) => size(a) - size(b) || a - b);
      const held = order.map((f) => kg.data.facts[f]);
      const chosen = held.some((f) => f.id === kg.state.fact);
      const next = () => held[(held.findIndex((f) => f.id === kg.state.fact) + 1) % held.length];
      return kg.el("mark", { class: "type-" + held[0].type + (held[0].modality === "denied" ? " denied" : held[0].modality === "unconfirmed" || held[0].modality === "planned" ? " unsure" : "") + (chosen ? " chosen" : ""), "data-facts": order.join(" "),
        title: held.map((f) => kg.t("types." + f.type) + " · " + kg.sumUp(f).subject).join("\n"), on: { click: () => kg.go({ fact: next().id }) } }, words);
    });
  }
  function marksOf(source) {
    const marks = source.passages.map(() => []);
    for (const f of kg.data.factsOfSource[source.index]) {
      if (!kg.shows(f)) continue;
      for (const e of kg.data.facts[f].evidence) if (e.source === source.index && e.passage !== undefined) for (const [start, end] of e.marks) marks[e.passage].push({ start, end, fact: f });
    }
    return marks;
  }
  function cells(source) {
    const facts = kg.data.factsOfSource[source.index].filter((f) => kg.shows(f) && kg.data.facts[f].evidence.some((e) => e.source === source.index && e.passage === undefined));
    if (!facts.length) return null;
    return kg.el("p", { class: "muted" }, kg.t("from_cells", { n: kg.number(facts.length) }));
  }
  kg.sourceHead = (source, level) => kg.el("header", { class: "panel-head" }, kg.el("p", { class: "kind" }, kg.t("source")), kg.el(level || "h2", {}, source.title || source.id),
    kg.el("p", { class: "muted" }, [source.publisher, kg.date(source.published), ...kg.sourceNotes(source)].filter(Boolean).join(", "), kg.safeUrl(source.url) ? [" · ", kg.link(source.url, kg.t("open_source"))] : null));

  function article(source) {
    const marks = marksOf(source);
    const order = source.order || source.passages.map((_, i) => i);
    const types = [...new Set(kg.data.factsOfSource[source.index].map((f) => kg.data.facts[f].type))].sort();
    const passages = source.full ? order.slice(source.title && source.passages[order[0]] === source.title && !marks[order[0]].length ? 1 : 0) : order;
    return [kg.el("p", { class: "tools" }, kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.choose({ view: "sources" }) } }, "← " + kg.t("all_sources"))),
      kg.el("div", { class: "article" }, kg.sourceHead(source), kg.el("ul", { class: "legend types" }, types.map((t) => kg.el("li", {}, kg.el("mark", { class: "type-" + t }, kg.t("types." + t))))),
        source.passages.length ? kg.el("p", { class: "muted small" }, kg.t(source.full ? "full_text" : "cited_passages")) : null,
        passages.map((i) => kg.el("p", { class: "passage", lang: "fr" }, marked(source.passages[i], marks[i]))), cells(source))];
  }
  function list() {
    const sources = [...kg.data.sources].sort((a, b) => (b.published || "").localeCompare(a.published || "") || a.index - b.index);
    const rows = sources.map((source) => () => kg.el("li", {},
      kg.el("button", { type: "button", class: "linklike strong", on: { click: () => kg.choose({ view: "sources", source: source.id }) } }, source.title || source.id),
      kg.el("span", { class: "muted" }, " " + [source.publisher, kg.date(source.published), kg.t("facts_n", { n: kg.data.factsOfSource[source.index].length })].filter(Boolean).join(" · "))));
    const box = kg.el("ul", { class: "sources" });
    kg.some(box, rows, 200, "li");
    return [kg.el("h2", { class: "offscreen" }, kg.t("view_sources")), box];
  }
  /** Puts rows (or functions that make them) in a list, some at a time, with a button for more. */
  kg.some = function (box, rows, step, tag) {
    let drawn = 0;
    const more = () => {
      box.querySelector(":scope > .rest")?.remove();
      box.append(...rows.slice(drawn, drawn + step).map((row) => (typeof row === "function" ? row() : row)));
      drawn = Math.min(rows.length, drawn + step);
      if (drawn < rows.length) box.append(kg.el(tag, { class: "rest" }, kg.el("button", { type: "button", class: "more", on: { click: more } }, kg.t("more", { n: kg.number(Math.min(step, rows.length - drawn)) }))));
    };
    more();
  };
  kg.drawSources = function () {
    const source = kg.sourceById(kg.state.source);
    const box = kg.byId("view-sources");
    const same = box.dataset.source === (source ? source.id : "");
    const top = box.scrollTop;
    box.dataset.source = source ? source.id : "";
    kg.fill(box, source ? article(source) : list());
    box.scrollTop = same ? top : 0;
    if (kg.state.fact && source) box.querySelector("mark.chosen")?.scrollIntoView({ block: "nearest" });
  };
})(window.kg);
