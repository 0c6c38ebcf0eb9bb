// The opening: a tile map of départements and overseas, coloured by party, turnout or number of contests, beside the latest contests.
"use strict";
(function (kg) {
  const SIZE = 46;
  const SIDE = SIZE - 3;
  const LATEST = 14;
  const LOST = new Set(["defeated", "eliminated", "withdrawn", "annulled"]);
  const TURNOUT_STEPS = [40, 50, 60, 70]; // percent; five shades

  let listed; // code of the square whose contests were listed last
  kg.edgesShow = (node) => !kg.anyFilter() || kg.factsOfNode(node).some((f) => kg.shows(f));
  function contestsByPlace() {
    const found = new Map();
    for (const node of kg.data.nodes) {
      if (node.kind !== "contest" || !kg.edgesShow(node)) continue;
      const place = node.place || "";
      if (!found.has(place)) found.set(place, []);
      found.get(place).push(node);
    }
    return found;
  }

  /** Who came first in a contest's last round: {label, node, outcome, family}; null where no result is known. */
  kg.winner = function (contest) {
    const rounds = kg.resultsOf(contest);
    if (!rounds.length) return null;
    const winners = rounds.flatMap((r) => r.rows).filter((row) => row.outcome === "elected");
    const people = winners.filter((row) => row.node && row.node.kind === "person"); // a list that won is said by its people
    const elected = people.length ? people : winners;
    const row = elected[0] || rounds[rounds.length - 1].rows[0];
    if (LOST.has(row.outcome)) return null; // only those who lost are told of
    const all = elected.length ? elected.filter((one, i) => elected.findIndex((other) => other.label === one.label) === i) : [row];
    return { ...row, all, family: kg.familyOfRow(row) };
  };
  /** The political family of a result's person or list. */
  kg.familyOfRow = function (row) {
    const fact = kg.data.facts[row.facts[0]];
    const parties = row.node && row.node.kind === "party" ? [row.node] : fact.parties.map((p) => kg.data.nodes[p]);
    return parties.map((p) => p.family).find(Boolean) || (row.node && row.node.family) || "other";
  };
  /** Percent of the registered who voted in a contest's last known round; undefined where no source says it. */
  kg.turnoutOf = function (contest) {
    let found;
    for (const f of contest.facts) {
      const fact = kg.data.facts[f];
      if (!fact || fact.type !== "turnout" || fact.slots.time || !kg.shows(f)) continue;
      const turnout = fact.slots.turnout ?? (fact.slots.abstention === undefined ? undefined : 100 - fact.slots.abstention);
      if (turnout !== undefined && (!found || (fact.slots.round || 0) >= found.round)) found = { turnout, round: fact.slots.round || 0 };
    }
    return found && found.turnout;
  };

  const step = (turnout) => TURNOUT_STEPS.filter((limit) => turnout >= limit).length;
  /** The stripes that colour a square: [{name: class, share}], and what its label adds. */
  const COLOURS = {
    count: (contests) => ({ stripes: [{ name: "level-" + (contests.length === 1 ? 1 : contests.length < 4 ? 2 : 3), share: 1 }], words: "" }),
    party(contests) {
      const families = new Map();
      for (const contest of contests) for (const row of kg.winner(contest)?.all || []) { const f = kg.familyOfRow(row); families.set(f, (families.get(f) || 0) + 1); }
      const total = [...families.values()].reduce((a, b) => a + b, 0);
      const stripes = kg.FAMILIES.filter((f) => families.has(f)).map((f) => ({ name: "fam-" + f, share: families.get(f) / total }));
      return { stripes: total ? stripes : [{ name: "unknown", share: 1 }], words: stripes.map((s) => kg.t("families." + s.name.slice(4))).join(", ") };
    },
    turnout(contests) {
      const known = contests.map(kg.turnoutOf).filter((t) => t !== undefined);
      if (!known.length) return { stripes: [{ name: "unknown", share: 1 }], words: kg.t("unknown_turnout") };
      const mean = known.reduce((a, b) => a + b, 0) / known.length;
      return { stripes: [{ name: "turnout-" + step(mean), share: 1 }], words: kg.percent(mean, 1), shown: kg.percent(mean, 0) };
    },
  };
  kg.FAMILIES = ["radical-left", "left", "green", "centre", "right", "far-right", "independence", "union", "regional", "other"];

  function tile(place, contests, colouring) {
    const n = contests.length;
    const paint = n ? COLOURS[colouring](contests) : { stripes: [], words: "" };
    const label = kg.t("map_n", { name: place.name, n }) + (paint.words ? ", " + paint.words : "");
    const choose = () => (n === 1 ? goTo(contests[0]) : kg.go({ place: place.code }));
    let x = 0;
    const stripes = paint.stripes.map(({ name, share }) => { const rect = kg.svg("rect", { x, width: share * SIDE, height: SIDE, class: name }); x += share * SIDE; return rect; });
    return kg.svg("g", { transform: "translate(" + place.column * SIZE + " " + place.row * SIZE + ")", class: "tile" + (n ? " full" : "") + (kg.state.place === place.code ? " on" : ""), role: n ? "button" : "img", tabindex: n ? "0" : null, "aria-label": label, "data-place": place.code,
      on: n ? { click: choose, keydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(); } } } : {} },
      kg.svg("title", {}, label), kg.svg("rect", { width: SIDE, height: SIDE, rx: 4, class: "ground" }), stripes, kg.svg("rect", { width: SIDE, height: SIDE, rx: 4, class: "rim" }),
      kg.svg("g", { "aria-hidden": "true" }, kg.svg("text", { x: SIDE / 2, y: n ? 19 : 25, class: "tile-code" }, place.code), n ? kg.svg("text", { x: SIDE / 2, y: 35, class: "tile-n" }, paint.shown || n) : null));
  }
  const goTo = (contest) => kg.choose({ view: "graph", focus: contest.id, node: contest.id });
  function legend(colouring) {
    const key = (name, words) => kg.el("li", {}, kg.svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, kg.svg("rect", { width: 12, height: 12, rx: 3, class: name })), words);
    if (colouring === "count") return [];
    if (colouring === "turnout") return kg.el("ul", { class: "legend map-legend" }, [...TURNOUT_STEPS, 100].map((limit, i) => key("turnout-" + i, i === 0 ? "< " + limit + " %" : (TURNOUT_STEPS[i - 1] + "–" + limit + " %"))), key("unknown", kg.t("unknown_turnout")));
    return kg.el("ul", { class: "legend map-legend" }, kg.FAMILIES.map((f) => key("fam-" + f, kg.t("families." + f))));
  }

  function told(contest) {
    const n = kg.neighbours(contest, "ran").length;
    return n ? kg.t("candidates_n", { n }) : kg.t("facts_n", { n: kg.number(kg.weight(contest)) });
  }
  /** A contest in a line: its name, its day, who won. */
  function item(contest) {
    const won = kg.data.complete ? kg.winner(contest) : null;
    return kg.el("li", {}, kg.el("button", { type: "button", class: "linklike strong", on: { click: () => goTo(contest) } }, contest.label),
      kg.el("div", { class: "muted" }, won ? [kg.svg("svg", { viewBox: "0 0 12 12", width: 10, height: 10, "aria-hidden": "true" }, kg.svg("rect", { width: 12, height: 12, rx: 3, class: "fam-" + won.family })), " ",
        won.all.slice(0, 3).map((row) => row.label + (row.share !== undefined ? " " + kg.percent(row.share) : "")).join(", "), won.outcome ? " · " + kg.t("outcomes." + won.outcome) : ""]
        : told(contest)));
  }
  const latest = (contests) => [...contests].sort((a, b) => (b.date || "").localeCompare(a.date || "") || kg.weight(b) - kg.weight(a) || a.index - b.index);

  function controls(colouring) {
    const elections = kg.data.nodes.filter((n) => n.kind === "election").sort((a, b) => (b.date || "").localeCompare(a.date || "") || a.label.localeCompare(b.label, "fr"));
    const held = kg.state.filters.election;
    const choose = kg.el("select", { id: "map-election", on: { change: (e) => kg.setFilter("election", e.target.value) } }, kg.el("option", { value: "" }, kg.t("all_elections")),
      elections.map((e) => kg.el("option", { value: e.id.replace("election/", ""), selected: e.id === "election/" + held }, e.label)));
    const by = kg.el("select", { id: "map-by", on: { change: (e) => kg.go({ by: e.target.value }) } }, ["party", "turnout", "count"].map((k) => kg.el("option", { value: k, selected: k === colouring }, kg.t("by_" + k))));
    return kg.el("p", { class: "tools" }, kg.el("label", { for: "map-election" }, kg.t("election")), choose, kg.el("label", { for: "map-by" }, kg.t("map_by")), by);
  }

  kg.drawMap = function () {
    const tiles = kg.data.tiles;
    const found = contestsByPlace();
    const colouring = kg.data.complete ? kg.state.by || "party" : "count";
    const known = new Set(tiles.map((t) => t.code));
    const elsewhere = [...found].filter(([code]) => !known.has(code)).flatMap(([, contests]) => contests);
    const wide = Math.max(...tiles.map((t) => t.column)) + 1;
    const high = Math.max(...tiles.map((t) => t.row)) + 1;
    const place = tiles.find((t) => t.code === kg.state.place);
    const all = [...found.values()].flat();
    const shown = latest(place ? found.get(kg.state.place) || [] : all);
    const heading = place ? place.name : kg.t("latest");
    const held = document.activeElement && document.activeElement.id;
    const { omitted } = kg.data.meta;
    kg.fill(kg.byId("view-map"), kg.el("h2", { class: "offscreen" }, kg.t("view_map")),
      omitted ? kg.el("p", { class: "notice", role: "note" }, kg.t("omitted", { n: kg.number(omitted) }), kg.data.meta.serve ? " " + kg.t("omitted_serve") : null) : null,
      omitted ? null : kg.el("p", { class: "muted" }, kg.t("map_intro", { contests: kg.number(all.length), facts: kg.number(kg.data.meta.facts), sources: kg.number(kg.data.meta.sources) })), controls(colouring), kg.el("div", { class: "map" },
        kg.el("div", {}, kg.svg("svg", { id: "map-svg", viewBox: "-2 -2 " + (wide * SIZE + 4) + " " + (high * SIZE + 4), role: "group", "aria-label": kg.t("view_map") }, tiles.map((t) => tile(t, found.get(t.code) || [], colouring))), legend(colouring)),
        kg.el("section", { id: "map-list", tabindex: "-1", "aria-label": heading }, kg.el("h3", {}, heading),
          kg.el("ul", { class: "names" }, shown.slice(0, place ? 200 : LATEST).map(item)),
          place ? kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.go({ place: null }) } }, kg.t("latest")) : null,
          elsewhere.length && !place ? [kg.el("h3", {}, kg.t("map_other")), kg.el("ul", { class: "names" }, latest(elsewhere).slice(0, LATEST).map(item))] : null)));
    if (held && held.startsWith("map-")) kg.byId(held)?.focus();
    else if (place && listed !== place.code && listed !== undefined) kg.byId("map-list").focus(); // a square was chosen: on to its list
    listed = place ? place.code : null;
  };
})(window.kg);
