// Narrowing: which facts pass, and the fields that choose. Goes in: kg.state.filters. Goes out: kg.passing, a Set of fact indexes.
"use strict";
(function (kg) {
  /** The values that a fact has for a filter, as the strings kept in the address. */
  function values(fact, filter) {
    if (filter === "type") return [fact.type];
    if (filter === "modality") return [fact.modality];
    if (filter === "election" || filter === "constituency") return fact.slots[filter] === undefined ? [] : [String(fact.slots[filter])];
    if (filter === "outcome") return fact.slots.outcome === undefined ? [] : [fact.slots.outcome];
    if (filter === "party") return fact.parties.map((n) => kg.data.nodes[n].label);
    if (filter === "until") return fact.evidence.map((e) => (kg.data.sources[e.source].published || "").slice(0, 10)).filter(Boolean);
    return [...new Set(fact.evidence.map((e) => kg.data.sources[e.source].publisher || kg.data.sources[e.source].id))];
  }

  /** Whether a fact passes one filter: it has the value, or, for a date, a source that was published by then. */
  const passes = (fact, [filter, value]) => (filter === "until" ? values(fact, filter).some((date) => date <= value.padEnd(10, "~").slice(0, 10)) : values(fact, filter).includes(value));

  function label(filter, value) {
    if (filter === "type") return kg.t("types." + value);
    if (filter === "modality") return kg.t("modalities." + value);
    if (filter === "outcome") return kg.t("outcomes." + value);
    if (filter === "election") return kg.electionLabel(value);
    return value;
  }

  let applied = null;
  kg.applyFilters = function () {
    const chosen = Object.entries(kg.state.filters);
    const key = JSON.stringify(chosen);
    if (key === applied) return;
    applied = key;
    kg.passing = new Set();
    for (const fact of kg.data.facts)
      if (chosen.every((one) => passes(fact, one))) kg.passing.add(fact.index);
  };
  kg.anyFilter = () => Object.keys(kg.state.filters).length > 0;

  /** Counts for one filter among the facts that pass the others, so that no choice leads to nothing. */
  function counts(filter) {
    const others = Object.entries(kg.state.filters).filter(([name]) => name !== filter);
    const found = new Map();
    for (const fact of kg.data.facts) {
      if (!others.every((one) => passes(fact, one))) continue;
      for (const value of values(fact, filter)) found.set(value, (found.get(value) || 0) + 1);
    }
    return [...found].map(([value, n]) => ({ value, n, label: label(filter, value) }))
      .sort((a, b) => (filter === "election" ? b.label.localeCompare(a.label, "fr") : a.label.localeCompare(b.label, "fr")));
  }

  function change(filter, value) {
    const filters = { ...kg.state.filters };
    if (value) filters[filter] = value;
    else delete filters[filter];
    kg.go({ filters });
  }
  /** What was known on a day: facts of sources published by then. */
  function dateField(filter) {
    const dates = kg.data.sources.map((s) => (s.published || "").slice(0, 10)).filter(Boolean).sort();
    const input = kg.el("input", { type: "date", id: "filter-" + filter, class: kg.state.filters[filter] ? "on" : "", value: kg.state.filters[filter] || "", on: { change: (event) => change(filter, event.target.value) } });
    if (dates.length) { input.min = dates[0]; input.max = dates[dates.length - 1]; }
    return kg.el("p", { class: "field" }, kg.el("label", { for: "filter-" + filter }, kg.t(filter)), input);
  }
  function field(filter) {
    if (filter === "until") return dateField(filter);
    const chosen = kg.state.filters[filter] || "";
    const options = counts(filter);
    const select = kg.el("select", { id: "filter-" + filter, class: chosen ? "on" : "", on: { change: (event) => change(filter, event.target.value) } }, kg.el("option", { value: "" }, kg.t("all")),
      options.map((o) => kg.el("option", { value: o.value, selected: o.value === chosen }, o.label + " (" + o.n + ")")));
    if (chosen && !options.some((o) => o.value === chosen)) select.append(kg.el("option", { value: chosen, selected: true }, label(filter, chosen) + " (0)"));
    return kg.el("p", { class: "field" }, kg.el("label", { for: "filter-" + filter }, kg.t(filter)), select);
  }

  let drawn = null;
  kg.drawFilters = function () {
    const key = kg.lang + JSON.stringify(kg.state.filters);
    if (key === drawn) return;
    drawn = key;
    const held = document.activeElement && document.activeElement.id;
    kg.fill(kg.byId("filters"), kg.FILTERS.map(field), kg.anyFilter()
      ? kg.el("button", { type: "button", class: "quiet", id: "filters-reset", on: { click: () => kg.go({ filters: {} }) } }, kg.t("filters_reset"))
      : null);
    const n = Object.keys(kg.state.filters).length;
    kg.fill(kg.byId("filters-title"), n ? kg.t("filters_on", { n }) : kg.t("filters"));
    if (held && held.startsWith("filter-") && kg.byId(held)) kg.byId(held).focus();
  };
})(window.kg);
