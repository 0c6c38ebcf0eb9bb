// The panel beside the graph: what is chosen, its figures, its facts.
"use strict";
(function (kg) {
  const head = (kind, title, sub) => kg.el("header", { class: "panel-head" },
    kg.el("p", { class: "kind kind-text-" + kind }, kg.t("kinds." + kind)), kg.el("h2", { id: "panel-title", tabindex: "-1" }, title), sub ? kg.el("p", { class: "muted" }, sub) : null);
  const section = (title, ...children) => kg.el("section", {}, kg.el("h3", {}, title), ...children);
  const names = (nodes) => kg.el("ul", { class: "names" }, nodes.map((node) => kg.el("li", {}, kg.nodeButton(node), node.sub && node.kind !== "contest" ? kg.el("span", { class: "muted" }, " " + node.sub) : null)));
  const focusButton = (node) => (kg.focus() === node && kg.state.view === "graph" ? null
    : kg.el("p", {}, kg.el("button", { type: "button", class: "primary", on: { click: () => kg.go({ view: "graph", focus: node.id, node: node.id }) } }, kg.t("focus_here"))));

  const ORDER = ["result", "resignation", "candidacy", "seats", "turnout", "endorsement", "office", "affiliation", "statement"];
  /** What counts most first: results, then what became of offices, then the rest; the last round before the first. */
  function ordered(indexes) {
    const facts = indexes.map((f) => kg.data.facts[f]);
    facts.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || (b.slots.round || 0) - (a.slots.round || 0) || a.index - b.index);
    return facts.map((f) => f.index);
  }

  function contestBody(node) {
    const bars = kg.resultBars(node);
    const ranked = kg.resultsOf(node).length ? null : names(kg.candidates(node));
    return [bars.length ? section(kg.t("results"), bars) : null, ranked ? section(kg.t("who_ran"), ranked) : null];
  }
  /** For every contest of a person: with what outcome, and against whom. */
  function personBody(node) {
    const runs = kg.neighbours(node, "ran").filter(({ edge }) => kg.shownEdge(edge));
    if (!runs.length) return [];
    runs.sort((a, b) => (b.node.date || "").localeCompare(a.node.date || "") || a.node.index - b.node.index);
    return [section(kg.t("who_ran"), kg.el("ul", { class: "runs" }, runs.map(({ node: contest }) => {
      const s = kg.standing(contest).get(node.index);
      const figures = s ? [s.round ? kg.value({}, "round", s.round) : null, s.votes !== undefined ? kg.value({}, "votes", s.votes) : null, s.share !== undefined ? kg.number(s.share) + " %" : null].filter(Boolean).join(" · ") : "";
      const others = kg.candidates(contest).filter((p) => p !== node);
      return kg.el("li", {}, kg.nodeButton(contest), s && s.outcome ? [" ", kg.el("span", { class: "badge out-" + s.outcome }, kg.t("outcomes." + s.outcome))] : null,
        figures ? kg.el("div", { class: "muted" }, figures) : null,
        others.length ? kg.el("div", {}, kg.t("opponents") + " : ", others.slice(0, 8).map((p, i) => [i ? ", " : "", kg.nodeButton(p)]), others.length > 8 ? " …" : "") : null);
    })))];
  }
  const DATED = { resignation: ["date"], office: ["since", "until"] };
  /** What happened when: steps of resignations, offices taken and left, in order; one line for each thing said. */
  function timeline(facts) {
    const lines = new Map();
    for (const fact of facts.map((f) => kg.data.facts[f])) for (const slot of DATED[fact.type] || []) {
      if (fact.slots[slot] === undefined || !kg.passing.has(fact.index)) continue;
      const words = [kg.t("types." + fact.type), fact.slots.office, fact.slots.status && kg.t("statuses." + fact.slots.status)].filter(Boolean).join(" · ");
      lines.set(fact.slots[slot] + words, { date: fact.slots[slot], words, fact });
    }
    return [...lines.values()].sort((a, b) => a.date.localeCompare(b.date) || a.words.localeCompare(b.words));
  }
  function timelineBody(facts) {
    const lines = timeline(facts);
    return lines.length ? [section(kg.t("timeline"), kg.el("ol", { class: "timeline" }, lines.map(({ date, words, fact }) => kg.el("li", {},
      kg.el("span", { class: "muted" }, kg.date(date) + " "), kg.el("button", { type: "button", class: "linklike", on: { click: () => kg.go({ fact: fact.id }) } }, words)))))] : [];
  }
  const electionBody = (node) => [section(kg.t("contests_of"), names(kg.neighbours(node, "part").map((n) => n.node).slice(0, 200)))];
  const BODY = { contest: contestBody, person: personBody, election: electionBody };

  function ofNode(node) {
    const facts = kg.factsOfNode(node);
    const conflicts = kg.data.conflicts.filter((c) => c.node === node.index);
    return [head(node.kind, node.label, node.sub), focusButton(node), conflicts.length ? section("≠ " + kg.t("view_conflicts"), conflicts.map((c) => kg.conflictCard(c))) : null,
      ...(BODY[node.kind] ? BODY[node.kind](node) : []), ...timelineBody(facts), node.kind === "person" ? kg.pathBox(node) : null, section(kg.t("facts_n", { n: kg.number(facts.length) }), kg.factList(ordered(facts)))];
  }
  function ofEdge(edge) {
    const twins = kg.data.edgesOf[edge.from].map((e) => kg.data.edges[e]).filter((e) => e.from === edge.from && e.to === edge.to);
    const facts = [...new Set(twins.flatMap((e) => e.facts))].sort((a, b) => a - b);
    const [from, to] = [kg.data.nodes[edge.from], kg.data.nodes[edge.to]];
    return [kg.el("header", { class: "panel-head" }, kg.el("p", { class: "kind" }, kg.t("edges." + edge.kind)),
      kg.el("h2", { id: "panel-title", tabindex: "-1" }, kg.nodeButton(from), " → ", kg.nodeButton(to))),
      section(kg.t("facts_n", { n: facts.length }), kg.factList(ordered(facts)))];
  }

  /** The article as far as it is cited, every fact's words marked, then its facts. */
  function ofSource(source) {
    const facts = kg.data.factsOfSource[source.index];
    const marks = source.passages.map(() => []);
    for (const f of facts) for (const e of kg.data.facts[f].evidence) if (e.source === source.index && e.passage !== undefined) marks[e.passage].push(...e.marks);
    marks.forEach((m) => m.sort((a, b) => a[0] - b[0] || b[1] - a[1]));
    return [kg.el("header", { class: "panel-head" }, kg.el("p", { class: "kind" }, kg.t("source")), kg.el("h2", { id: "panel-title", tabindex: "-1" }, source.title || source.id),
      kg.el("p", { class: "muted" }, [source.publisher, kg.date(source.published)].filter(Boolean).join(", "), kg.safeUrl(source.url) ? [" · ", kg.link(source.url, kg.t("open_source"))] : null)),
      source.passages.length ? section(kg.t("cited_passages"), (source.order || source.passages.map((_, i) => i)).map((i) => kg.el("p", { class: "passage", lang: "fr" }, kg.marked(source.passages[i], marks[i])))) : null,
      section(kg.t("facts_n", { n: facts.length }), kg.factList(ordered(facts)))];
  }
  function ofFact(fact) {
    return [kg.el("header", { class: "panel-head" }, kg.el("p", { class: "kind" }, kg.t("types." + fact.type)), kg.el("h2", { id: "panel-title", tabindex: "-1" }, kg.sumUp(fact).subject)),
      kg.factCard(fact)];
  }

  let last = null;
  kg.drawPanel = function () {
    const panel = kg.byId("panel");
    const { node, edge, fact, source } = kg.state;
    let content;
    if (node) content = ofNode(kg.data.nodeById.get(node));
    else if (edge !== null) content = ofEdge(kg.data.edges[edge]);
    else if (source) content = ofSource(kg.data.sources.find((s) => s.id === source));
    else if (fact) content = ofFact(kg.data.factById.get(fact));
    const open = Boolean(content);
    panel.classList.toggle("open", open);
    const close = open ? kg.el("button", { type: "button", class: "close", "aria-label": kg.t("close"), title: kg.t("close"), on: { click: () => { kg.choose({}); kg.byId("graph").focus(); } } }, "×") : null;
    const rest = kg.focus() && kg.state.view === "graph" ? [kg.el("p", { class: "hint" }, kg.t("pick")), ...ofNode(kg.focus())] : [kg.el("p", { class: "hint" }, kg.t("pick"))];
    document.body.classList.toggle("alone", !open && kg.state.view !== "graph");
    const held = panel.contains(document.activeElement); // what had the keyboard is about to go: hand it to the new title
    kg.fill(panel, close, content || rest);
    if (held && !fact) kg.byId("panel-title")?.focus();
    panel.scrollTop = 0;
    const chosen = [node, edge, fact, source].join("|");
    if (open && chosen !== last && last !== null && matchMedia("(max-width: 899px)").matches) panel.scrollIntoView({ block: "start" });
    last = chosen;
    if (fact) panel.querySelector(".fact.chosen")?.scrollIntoView({ block: "center" });
  };
})(window.kg);
