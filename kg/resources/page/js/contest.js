// What a contest says: its candidates in order, its results by round. Conflicting values: the one kept by the sources' policy.
"use strict";
(function (kg) {
  const FIRM = new Set(["asserted", "reported"]);
  const ORDER = { elected: 0, defeated: 1, qualified: 2, withdrawn: 3, eliminated: 4, annulled: 5 };

  /** Whether a fact lost against another source on this slot. */
  function lost(fact, slot) {
    return (kg.data.conflictsOfFact.get(fact.index) || []).some((c) => {
      const conflict = kg.data.conflicts[c];
      return conflict.slot === slot && conflict.sides.some((s) => s.kept) && !conflict.sides.some((s) => s.kept && s.facts.includes(fact.index));
    });
  }

  /** Whether sources give a slot of a fact different values and none outweighs the others. */
  const open = (fact, slot) => (kg.data.conflictsOfFact.get(fact.index) || []).some((c) => kg.data.conflicts[c].slot === slot && !kg.data.conflicts[c].sides.some((s) => s.kept));

  /** Takes away what is told of no round and said again of one. */
  function repeated(rounds) {
    const vague = rounds.get(0);
    if (!vague || rounds.size < 2) return;
    const exact = [...rounds].filter(([round]) => round).flatMap(([, rows]) => [...rows.values()]);
    for (const [key, row] of vague) if (exact.some((other) => other.label === row.label && (row.outcome === undefined || other.outcome === row.outcome))) vague.delete(key);
    if (!vague.size) rounds.delete(0);
  }

  /** Rows by round: [{round, rows: [{node, label, votes, share, outcome, rank, facts}]}], rounds in order, rows best first. */
  kg.resultsOf = function (contest) {
    const rounds = new Map();
    for (const f of contest.results || []) {
      const fact = kg.data.facts[f];
      if (fact.type !== "result" || !FIRM.has(fact.modality) || !kg.shows(f)) continue;
      const round = fact.slots.round || 0;
      const who = fact.links.person ?? fact.links.party;
      const key = who ?? fact.slots.list_name;
      if (!rounds.has(round)) rounds.set(round, new Map());
      const rows = rounds.get(round);
      if (!rows.has(key)) rows.set(key, { node: who === undefined ? null : kg.data.nodes[who], label: who === undefined ? fact.slots.list_name : kg.data.nodes[who].label, facts: [], open: new Set() });
      const row = rows.get(key);
      row.facts.push(f);
      for (const slot of ["votes", "share", "outcome", "rank"])
        if (fact.slots[slot] !== undefined && row[slot] === undefined && !lost(fact, slot)) {
          row[slot] = fact.slots[slot];
          if (open(fact, slot)) row.open.add(slot);
        }
    }
    repeated(rounds);
    const better = (a, b) => (b.votes ?? -1) - (a.votes ?? -1) || (b.share ?? -1) - (a.share ?? -1) || (a.rank ?? 99) - (b.rank ?? 99)
      || (ORDER[a.outcome] ?? 9) - (ORDER[b.outcome] ?? 9) || (a.label < b.label ? -1 : 1);
    return [...rounds].sort((a, b) => a[0] - b[0]).map(([round, rows]) => ({ round, rows: [...rows.values()].sort(better) }));
  };

  /** The last word on each candidate: {outcome, votes, share, round} by node index. */
  kg.standing = function (contest) {
    const found = new Map();
    for (const { round, rows } of kg.resultsOf(contest))
      rows.forEach((row, place) => row.node && found.set(row.node.index, { ...row, round, place }));
    return found;
  };

  /** Candidates of a contest, those who went furthest first. */
  kg.candidates = function (contest) {
    const standing = kg.standing(contest);
    const rank = (node) => {
      const s = standing.get(node.index);
      return s ? [-(s.outcome === "elected"), -s.round, s.place] : [1, 1, 0];
    };
    const nodes = [...new Set(kg.neighbours(contest, "ran").map((n) => n.node))];
    return nodes.sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      for (let i = 0; i < 3; i++) if (x[i] !== y[i]) return x[i] - y[i];
      return a.label < b.label ? -1 : 1;
    });
  };

  const WIDTH = 420;
  const ROW = 34;
  function bar(row, i, top, unit) {
    const y = i * ROW;
    const size = top && row[unit] !== undefined ? Math.max(2, (row[unit] / top) * WIDTH) : 0;
    const sure = (slot, words) => (row[slot] === undefined ? null : words + (row.open.has(slot) ? " ≠" : ""));
    const figures = [sure("votes", kg.t("votes_n", { n: kg.number(row.votes ?? 0) })), sure("share", kg.percent(row.share ?? 0))].filter(Boolean).join(" · ");
    return kg.svg("g", { transform: "translate(0 " + y + ")" }, kg.svg("text", { x: 0, y: 13, class: "bar-name" }, row.label),
      kg.svg("text", { x: WIDTH, y: 13, class: "bar-figures" }, [figures, row.outcome ? kg.t("outcomes." + row.outcome) : null].filter(Boolean).join(" · ")),
      kg.svg("rect", { x: 0, y: 18, width: WIDTH, height: 7, rx: 3, class: "bar-back" }),
      size ? kg.svg("rect", { x: 0, y: 18, width: size, height: 7, rx: 3, class: "bar-front out-" + (row.outcome || "none") }) : null);
  }

  /** A contest's results, one bar chart by round; the same figures are text inside it. */
  kg.resultBars = function (contest) {
    return kg.resultsOf(contest).map(({ round, rows }) => {
      const unit = rows.some((r) => r.votes !== undefined) && rows.every((r) => r.votes !== undefined) ? "votes" : "share";
      const top = Math.max(0, ...rows.map((r) => r[unit] ?? 0));
      const title = round ? kg.t(round === 1 ? "round_1" : "round_n", { n: round }) : kg.t("round_none");
      return kg.el("figure", { class: "bars" }, kg.el("figcaption", {}, title),
        kg.svg("svg", { viewBox: "0 0 " + WIDTH + " " + rows.length * ROW, role: "img", "aria-label": title + kg.colon() + rows.map((r) => r.label + " " + (r.votes ?? r.share ?? "") + " " + (r.outcome ? kg.t("outcomes." + r.outcome) : "")).join(" ; ") },
          rows.map((row, i) => bar(row, i, top, unit))));
    });
  };
})(window.kg);
