// The fields that narrow: lists to choose from, sliders over events and over what was known when.
"use strict";
(function (kg) {
  const LISTS = ["election", "round", "constituency", "party", "type", "modality", "outcome", "publisher"];

  function field(filter) {
    const chosen = kg.state.filters[filter] || "";
    const options = kg.filterCounts(filter);
    if (!options.length && !chosen) return null;
    const select = kg.el("select", { id: "filter-" + filter, class: chosen ? "on" : "", on: { change: (event) => kg.setFilter(filter, event.target.value) } }, kg.el("option", { value: "" }, kg.t("all")),
      options.map((o) => kg.el("option", { value: o.value, selected: o.value === chosen }, o.label + " (" + o.n + ")")));
    if (chosen && !options.some((o) => o.value === chosen)) select.append(kg.el("option", { value: chosen, selected: true }, kg.filterLabel(filter, chosen) + " (0)"));
    return kg.el("p", { class: "field" }, kg.el("label", { for: "filter-" + filter }, kg.t(filter)), select);
  }

  /** A slider over the days that the facts know; its end that leaves nothing out is no filter. */
  function slider(filter) {
    const dates = kg.filterDates(filter);
    if (dates.length < 2) return null;
    const last = dates.length - 1;
    const open = filter === "from" ? 0 : last;
    const chosen = kg.state.filters[filter];
    const at = chosen === undefined ? open : filter === "from" ? dates.findIndex((d) => d.padEnd(10, "~") >= chosen) : dates.findLastIndex((d) => d <= chosen.padEnd(10, "~"));
    const words = (i) => (i === open ? kg.t("all_dates") : kg.date(dates[i]));
    const place = Math.max(0, at);
    const output = kg.el("output", { for: "filter-" + filter }, chosen === undefined ? words(place) : kg.date(chosen));
    const input = kg.el("input", { type: "range", id: "filter-" + filter, min: 0, max: last, step: 1, value: place, class: chosen ? "on" : "", "aria-valuetext": words(place),
      on: {
        input: () => { output.textContent = words(Number(input.value)); input.setAttribute("aria-valuetext", output.textContent); },
        change: () => kg.setFilter(filter, Number(input.value) === open ? "" : dates[Number(input.value)]),
      } });
    return kg.el("p", { class: "field slider" }, kg.el("label", { for: "filter-" + filter }, kg.t(filter)), output, input);
  }

  let drawn = null;
  kg.drawFilters = function () {
    const key = kg.lang + JSON.stringify(kg.state.filters) + kg.data.complete;
    if (key === drawn) return;
    drawn = key;
    const held = document.activeElement && document.activeElement.id;
    const times = [slider("from"), slider("to"), slider("until")];
    kg.fill(kg.byId("filters"), kg.anyFilter() ? kg.el("button", { type: "button", class: "quiet", id: "filters-reset", on: { click: () => kg.go({ filters: {} }) } }, kg.t("filters_reset")) : null,
      times.some(Boolean) ? kg.el("fieldset", { class: "times" }, kg.el("legend", {}, kg.t("times")), times) : null, LISTS.map(field));
    const n = Object.keys(kg.state.filters).length;
    kg.fill(kg.byId("filters-title"), n ? kg.t("filters_on", { n }) : kg.t("filters"));
    if (held && held.startsWith("filter-") && kg.byId(held)) kg.byId(held).focus();
  };
})(window.kg);
