// Puts the page together: words, buttons, and what is redrawn when the state changes.
"use strict";
(function (kg) {
  function words() {
    document.querySelectorAll("[data-t]").forEach((node) => (node.textContent = kg.t(node.dataset.t)));
    document.querySelectorAll("[data-t-label]").forEach((node) => { node.setAttribute("aria-label", kg.t(node.dataset.tLabel)); node.title = kg.t(node.dataset.tLabel); });
    kg.byId("search").placeholder = kg.t("search_hint");
  }
  function legend() {
    const dot = (className, text) => kg.el("li", {}, kg.el("span", { class: className, "aria-hidden": "true" }), text);
    kg.fill(kg.byId("legend"), ["person", "party", "office", "contest", "election"].map((k) => dot("dot kind-" + k, kg.t("kinds." + k))),
      ["elected", "qualified", "defeated", "eliminated", "withdrawn"].map((o) => dot("bar-key out-" + o, kg.t("outcomes." + o))),
      dot("line-key dashed", kg.t("modalities.unconfirmed") + ", " + kg.t("modalities.planned")), dot("line-key dotted", kg.t("modalities.denied")), kg.el("li", {}, kg.el("strong", { class: "neq" }, "≠"), kg.t("view_conflicts")));
  }
  function views() {
    for (const view of kg.VIEWS) {
      kg.byId("view-" + view).hidden = kg.state.view !== view;
      const tab = kg.byId("tab-" + view);
      tab.setAttribute("aria-selected", String(kg.state.view === view));
      tab.tabIndex = kg.state.view === view ? 0 : -1;
    }
    const n = kg.data.conflicts.length;
    kg.fill(kg.byId("tab-conflicts"), kg.t("view_conflicts"), n ? kg.el("span", { class: "count" }, String(n)) : null);
    kg.byId("depth").value = String(kg.state.depth);
  }
  const DRAW = { graph: () => kg.drawGraph(), map: () => kg.drawMap(), overview: () => kg.drawOverview(), table: () => kg.drawTable(), conflicts: () => kg.drawConflicts(), sources: () => kg.drawSources() };

  function draw() {
    kg.applyFilters();
    words();
    kg.drawFilters();
    legend();
    kg.drawContests();
    views();
    kg.drawPanel();
    DRAW[kg.state.view]();
    document.body.dataset.view = kg.state.view;
  }

  function tabs() {
    const list = kg.byId("tabs");
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const at = (kg.VIEWS.indexOf(kg.state.view) + step + kg.VIEWS.length) % kg.VIEWS.length;
      kg.go({ view: kg.VIEWS[at] });
      kg.byId("tab-" + kg.VIEWS[at]).focus();
      event.preventDefault();
    });
    for (const view of kg.VIEWS) kg.byId("tab-" + view).addEventListener("click", () => kg.go({ view }));
  }
  function theme() {
    const root = document.documentElement;
    const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
    kg.byId("theme").addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; kg.readColours(); draw(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { kg.readColours(); draw(); });
  }
  function buttons() {
    const on = (id, listener) => kg.byId(id).addEventListener("click", listener);
    on("skip", () => kg.byId(kg.state.view === "graph" ? "graph" : "view-" + kg.state.view).focus());
    on("fit", kg.fit);
    on("zoom-in", () => kg.zoom(1.25));
    on("zoom-out", () => kg.zoom(0.8));
    on("png", kg.savePng);
    on("lang", () => kg.go({ lang: kg.lang === "fr" ? "en" : "fr" }));
    kg.byId("depth").addEventListener("change", (event) => kg.go({ depth: Number(event.target.value) }));
    kg.byId("graph").addEventListener("keydown", kg.graphKey);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && event.target.closest("#panel")) { kg.choose({}); kg.byId("graph").focus(); } });
    const wide = matchMedia("(min-width: 900px)");
    const fold = () => document.querySelectorAll(".side > details").forEach((d) => (d.open = wide.matches));
    wide.addEventListener("change", fold);
    fold();
    let wait = 0;
    window.addEventListener("resize", () => { clearTimeout(wait); wait = setTimeout(() => kg.state.view === "graph" && kg.drawGraph(), 150); });
  }
  window.addEventListener("DOMContentLoaded", async () => {
    try {
      await kg.load();
    } catch (error) {
      kg.fill(kg.byId("empty"), kg.el("p", {}, kg.byId("empty").dataset.old));
      kg.byId("empty").hidden = false;
      throw error;
    }
    kg.readColours();
    document.body.classList.add("ready");
    if (!kg.data.facts.length) {
      words();
      kg.byId("empty").hidden = false;
      kg.fill(kg.byId("empty"), kg.el("h2", {}, kg.t("empty_title")), kg.el("p", {}, kg.t("empty_help")));
      document.body.classList.add("is-empty");
      document.documentElement.dataset.ready = "yes";
      return;
    }
    tabs();
    theme();
    buttons();
    kg.startSearch();
    kg.onState(draw);
    window.addEventListener("hashchange", kg.readState);
    kg.readState();
    document.documentElement.dataset.ready = "yes";
  });
})(window.kg);
