// Narrowing: which facts pass. Goes in: kg.state.filters. Goes out: kg.shows(fact number), and counts for the fields that choose.
"use strict";
(function (kg) {
  const source = (e) => kg.data.sources[e.source];
  const slot = (name) => (fact) => (fact.slots[name] === undefined ? [] : [String(fact.slots[name])]);
  /** The values that a fact has for a filter, as the strings kept in the address. */
  const VALUES = {
    type: (fact) => [fact.type],
    modality: (fact) => [fact.modality],
    election: slot("election"),
    round: slot("round"),
    constituency: slot("constituency"),
    outcome: slot("outcome"),
    party: (fact) => fact.parties.map((n) => kg.data.nodes[n].label),
    publisher: (fact) => [...new Set(fact.evidence.map((e) => source(e).publisher || source(e).id))],
    until: (fact) => fact.evidence.map((e) => (source(e).published || "").slice(0, 10)).filter(Boolean),
    event: (fact) => (fact.when ? [fact.when] : []),
  };
  const DATES = { from: "event", to: "event", until: "until" };
  /** A date known to the month or year counts until its end. */
  const end = (date) => date.padEnd(10, "~");
  const TEST = {
    from: (values, value) => values.some((date) => end(date) >= value),
    to: (values, value) => values.some((date) => date <= end(value)),
    until: (values, value) => values.some((date) => date <= end(value)),
  };
  const passes = (fact, [filter, value]) => {
    const values = VALUES[DATES[filter] || filter](fact);
    return TEST[filter] ? TEST[filter](values, value) : values.includes(value);
  };

  let passing = null; // null: every fact passes
  let applied = "[]";
  kg.applyFilters = function () {
    const chosen = Object.entries(kg.state.filters);
    const key = JSON.stringify(chosen);
    if (key === applied) return;
    applied = key;
    passing = chosen.length ? new Set(kg.data.facts.filter((fact) => chosen.every((one) => passes(fact, one))).map((fact) => fact.index)) : null;
  };
  kg.anyFilter = () => passing !== null;
  kg.shows = (number) => passing === null || passing.has(number);
  kg.passingFacts = () => (passing === null ? kg.data.facts : kg.data.facts.filter((fact) => passing.has(fact.index)));

  kg.filterLabel = function (filter, value) {
    if (filter === "type") return kg.t("types." + value);
    if (filter === "modality") return kg.t("modalities." + value);
    if (filter === "outcome") return kg.t("outcomes." + value);
    if (filter === "round") return kg.value({}, "round", Number(value));
    if (filter === "election") return kg.electionLabel(value);
    if (DATES[filter]) return kg.date(value);
    return value;
  };
  /** Counts for one filter among the facts that pass the others, so that no choice leads to nothing. */
  kg.filterCounts = function (filter) {
    const others = Object.entries(kg.state.filters).filter(([name]) => name !== filter);
    const found = new Map();
    for (const fact of kg.data.facts) {
      if (others.length && !others.every((one) => passes(fact, one))) continue;
      for (const value of VALUES[filter](fact)) found.set(value, (found.get(value) || 0) + 1);
    }
    const order = new Intl.Collator("fr", { numeric: true });
    return [...found].map(([value, n]) => ({ value, n, label: kg.filterLabel(filter, value) }))
      .sort((a, b) => (filter === "election" ? order.compare(b.value.slice(-4), a.value.slice(-4)) || order.compare(a.label, b.label) : order.compare(a.label, b.label)));
  };
  const known = new Map();
  /** The days (or months, or years) that a slider walks: of events, or of publication. */
  kg.filterDates = function (filter) {
    const kind = DATES[filter];
    if (!known.has(kind)) known.set(kind, [...new Set(kg.data.facts.flatMap(VALUES[kind]))].sort());
    return known.get(kind);
  };
  kg.setFilter = function (filter, value) {
    const filters = { ...kg.state.filters };
    if (value) filters[filter] = value;
    else delete filters[filter];
    kg.go({ filters });
  };
})(window.kg);
