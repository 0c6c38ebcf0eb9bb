// The panel beside the graph: what is chosen, its figures, its facts.
"use strict";
(function (kg) {
  const head = (kind, title, sub) => kg.el("header", { class: "panel-head" },
    kg.el("p", { class: "kind kind-text-" + kind }, kg.t("kinds." + kind)), kg.el("h2", { id: "panel-title", tabindex: "-1" }, title), sub ? kg.el("p", { class: "muted" }, sub) : null);
  const section = (title, ...children) => kg.el("section", {}, kg.el("h3", {}, title), ...children);
  const names = (nodes) => kg.el("ul", { class: "names" }, nodes.map((node) => kg.el("li", {}, kg.nodeButton(node), node.sub && node.kind !== "contest" ? kg.el("span", { class: "muted" }, " " + node.sub) : null)));
  const neighbourButtons = (node) => (kg.state.view === "graph" && kg.isShown(node)
    ? ["more", "less"].map((what) => kg.el("button", { type: "button", class: "quiet", "aria-pressed": String(kg.state[what].includes(node.id)), on: { click: () => kg.unfold(node, what) } }, kg.t(what === "more" ? "expand" : "fold"))) : null);
  const focusButton = (node) => (kg.focus() === node && kg.state.view === "graph" ? null
    : kg.el("p", {}, kg.el("button", { type: "button", class: "primary", on: { click: () => kg.go({ view: "graph", focus: node.id, node: node.id }) } }, kg.t("focus_here"))));

  const ORDER = ["result", "resignation", "candidacy", "seats", "turnout", "endorsement", "office", "affiliation", "statement"];
  /** What counts most first: results, then what became of offices, then the rest; the last round before the first. */
  function ordered(indexes) {
    const facts = indexes.map((f) => kg.data.facts[f]);
    facts.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || (b.slots.round || 0) - (a.slots.round || 0) || (b.slots.votes ?? -1) - (a.slots.votes ?? -1) || a.index - b.index);
    return facts.map((f) => f.index);
  }

  function contestBody(node) {
    const bars = kg.resultBars(node);
    const ranked = kg.resultsOf(node).length ? null : names(kg.candidates(node));
    const flow = kg.flow(node);
    const turnout = kg.turnoutOf(node);
    return [bars.length ? section(kg.t("results"), turnout === undefined ? null : kg.el("p", { class: "muted" }, kg.t("types.turnout") + kg.colon() + kg.percent(turnout)), bars, flow) : null, ...seatsBody(node), ranked ? section(kg.t("who_ran"), ranked) : null];
  }
  /** For every contest of a person: with what outcome, and against whom. */
  function personBody(node) {
    const runs = kg.neighbours(node, "ran").filter(({ edge }) => kg.shownEdge(edge));
    if (!runs.length) return [];
    runs.sort((a, b) => (b.node.date || "").localeCompare(a.node.date || "") || a.node.index - b.node.index);
    return [section(kg.t("who_ran"), kg.el("ul", { class: "runs" }, runs.map(({ node: contest }) => {
      const s = kg.standing(contest).get(node.index);
      const figures = s ? [s.round ? kg.value({}, "round", s.round) : null, s.votes !== undefined ? kg.value({}, "votes", s.votes) : null, s.share !== undefined ? kg.percent(s.share) : null].filter(Boolean).join(" · ") : "";
      const others = kg.candidates(contest).filter((p) => p !== node);
      return kg.el("li", {}, kg.nodeButton(contest), s && s.outcome ? [" ", kg.el("span", { class: "badge out-" + s.outcome }, kg.t("outcomes." + s.outcome))] : null,
        figures ? kg.el("div", { class: "muted" }, figures) : null,
        others.length ? kg.el("div", {}, kg.t("opponents") + kg.colon(), others.slice(0, 8).map((p, i) => [i ? ", " : "", kg.nodeButton(p)]), others.length > 8 ? " …" : "") : null);
    })))];
  }
  function timelineBody(facts, node) {
    const line = kg.timeline(facts, node);
    return line ? [section(kg.t("timeline"), line)] : [];
  }
  const seats = (node) => kg.chambers(node).map((chamber) => kg.hemicycle(chamber)).filter(Boolean);
  function seatsBody(node) {
    const drawn = seats(node);
    return drawn.length ? [section(kg.t("types.seats"), drawn)] : [];
  }
  function electionBody(node) {
    const order = new Intl.Collator("fr", { numeric: true });
    const contests = kg.neighbours(node, "part").map((n) => n.node).sort((a, b) => order.compare(a.label, b.label));
    const list = kg.el("ul", { class: "names" });
    kg.some(list, contests.map((contest) => () => kg.el("li", {}, kg.nodeButton(contest, contest.short))), 100, "li");
    return [...seatsBody(node), section(kg.t("contests_of") + " · " + kg.number(contests.length), list)];
  }
  const BODY = { contest: contestBody, person: personBody, election: electionBody };

  function ofNode(node) {
    const facts = kg.factsOfNode(node);
    const conflicts = kg.data.conflicts.filter((c) => c.node === node.index);
    const maybe = kg.data.maybeOf.get(node.index);
    const path = node.kind === "person" ? kg.pathBox(node) : null;
    const asked = path && kg.state.to && kg.focus() === node; // what was asked for stands first
    return [head(node.kind, node.label, node.sub), asked ? path : null, maybe ? kg.el("p", { class: "notice" }, kg.t("maybe") + " ", maybe.map(({ node: other }, i) => [i ? ", " : "", kg.nodeButton(other)])) : null, focusButton(node), kg.el("p", { class: "fact-tools" }, neighbourButtons(node)), conflicts.length ? section("≠ " + kg.t("view_conflicts"), conflicts.map((c) => kg.conflictCard(c))) : null,
      ...(BODY[node.kind] ? BODY[node.kind](node) : []), ...(node.kind === "person" ? timelineBody(facts, node) : []), asked ? null : path, facts.length || node.kind !== "election" ? section(kg.t("facts_n", { n: kg.number(facts.length) }), kg.factList(ordered(facts))) : null];
  }
  function ofEdge(edge) {
    const twins = kg.data.edgesOf[edge.from].map((e) => kg.data.edges[e]).filter((e) => e.from === edge.from && e.to === edge.to);
    const facts = [...new Set(twins.flatMap((e) => e.facts))].sort((a, b) => a - b);
    const [from, to] = [kg.data.nodes[edge.from], kg.data.nodes[edge.to]];
    return [kg.el("header", { class: "panel-head" }, kg.el("p", { class: "kind" }, kg.t("edges." + edge.kind)),
      kg.el("h2", { id: "panel-title", tabindex: "-1" }, kg.nodeButton(from), " → ", kg.nodeButton(to))),
      section(kg.t("facts_n", { n: facts.length }), kg.factList(ordered(facts)))];
  }

  /** What a source says, as facts; beside it, the sources view shows its words. */
  function ofSource(source) {
    const facts = kg.data.factsOfSource[source.index];
    return [kg.sourceHead(source), kg.state.view === "sources" ? null : kg.el("p", {}, kg.el("button", { type: "button", class: "primary", on: { click: () => kg.go({ view: "sources" }) } }, kg.t("read_source"))),
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
    else if (source) content = ofSource(kg.sourceById(source));
    else if (fact) content = ofFact(kg.data.factById.get(fact));
    const open = Boolean(content);
    panel.classList.toggle("open", open);
    const close = open ? kg.el("button", { type: "button", class: "close", "aria-label": kg.t("close"), title: kg.t("close"), on: { click: () => { kg.choose(node || edge !== null || fact ? {} : { source: null }); kg.byId(kg.state.view === "graph" ? "graph" : "tab-" + kg.state.view).focus(); } } }, "×") : null;
    const rest = kg.focus() && kg.state.view === "graph" ? [kg.el("p", { class: "hint" }, kg.t("pick")), ...ofNode(kg.focus())] : [kg.el("p", { class: "hint" }, kg.t("pick"))];
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
