// Puts the page together: words, buttons, and what is redrawn when the state changes.
"use strict";
(function (kg) {
  function words() {
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-t]")).forEach((node) => (node.textContent = kg.t(node.dataset.t)));
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-t-label]")).forEach((node) => { node.setAttribute("aria-label", kg.t(node.dataset.tLabel)); node.title = kg.t(node.dataset.tLabel); });
    if (document.querySelector("h1[data-t]")) document.title = kg.t("title");
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
    document.body.classList.toggle("alone", !kg.anythingChosen() && kg.state.view !== "graph"); // before drawing, which measures its room
    kg.byId("undo").disabled = !kg.canUndo();
    document.body.classList.toggle("embed", kg.state.embed);
    document.body.dataset.view = kg.state.view;
  }
  const DRAW = { graph: () => kg.drawGraph(), map: () => kg.drawMap(), overview: () => kg.drawOverview(), table: () => kg.drawTable(), conflicts: () => kg.drawConflicts(), sources: () => kg.drawSources() };

  let spoken = null; // the language that the words were last written in
  async function draw() {
    kg.applyFilters();
    if (spoken !== kg.lang) { words(); legend(); spoken = kg.lang; }
    if (kg.data.complete) kg.drawFilters();
    kg.drawContests();
    views();
    await DRAW[kg.state.view]();
    kg.drawPanel();
  }
  /** What waited for the facts: filters, colours of the map, contradictions. */
  async function complete() {
    await kg.loadFacts();
    await draw();
    kg.startIndex();
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
    for (const view of kg.VIEWS) kg.byId("tab-" + view).addEventListener("click", () => kg.go(view === "sources" ? { view, source: null } : { view }));
  }
  function theme() {
    const root = document.documentElement;
    const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
    kg.byId("theme").addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; kg.readColours(); draw(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { kg.readColours(); draw(); });
  }
  const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.getAttribute("type") !== "range";
  function keys(event) {
    if (event.key === "Escape" && event.target.closest("#panel")) { kg.choose({}); kg.byId(kg.state.view === "graph" ? "graph" : "tab-" + kg.state.view).focus(); }
    else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !typing()) { event.preventDefault(); kg.undo(); }
    else if (event.key === "/" && !typing()) { event.preventDefault(); kg.byId("search").focus(); kg.byId("search").select(); }
  }
  function buttons() {
    const on = (id, listener) => kg.byId(id).addEventListener("click", listener);
    on("skip", () => kg.byId(kg.state.view === "graph" ? "graph" : "view-" + kg.state.view).focus());
    on("fit", kg.fit);
    on("zoom-in", () => kg.zoom(1.25));
    on("zoom-out", () => kg.zoom(0.8));
    on("undo", kg.undo);
    on("lang", () => kg.go({ lang: kg.lang === "fr" ? "en" : "fr" }));
    kg.byId("depth").addEventListener("change", (event) => kg.go({ depth: Number(event.target.value) }));
    kg.byId("graph").addEventListener("keydown", kg.graphKey);
    document.addEventListener("keydown", keys);
    const wide = matchMedia("(min-width: 900px)");
    const fold = () => document.querySelectorAll(".side > details").forEach((d) => d.toggleAttribute("open", wide.matches));
    wide.addEventListener("change", fold);
    fold();
    let wait = 0;
    window.addEventListener("resize", () => { clearTimeout(wait); wait = setTimeout(() => kg.state.view === "graph" && kg.drawGraph(), 150); });
  }
  function empty() {
    words();
    kg.byId("empty").hidden = false;
    kg.fill(kg.byId("empty"), kg.el("h2", {}, kg.t("empty_title")), kg.el("p", {}, kg.t("empty_help")));
    document.body.classList.add("is-empty");
  }
  async function start() {
    kg.readColours();
    kg.lang = kg.data.meta.lang;
    document.body.classList.add("ready");
    if (!kg.data.meta.facts && !kg.data.meta.sources) return empty();
    tabs();
    theme();
    buttons();
    kg.startSearch();
    kg.startTake();
    kg.onState(draw);
    window.addEventListener("hashchange", () => void kg.readState());
    if (kg.byId("kg-facts").dataset.encoding !== "gzip") await kg.loadFacts();
    await kg.readState();
    if (kg.data.complete) kg.startIndex();
    else setTimeout(() => void complete(), 60); // after the first drawing is on the screen
  }
  window.addEventListener("DOMContentLoaded", async () => {
    try {
      await kg.load();
    } catch (error) {
      kg.fill(kg.byId("empty"), kg.el("p", {}, kg.byId("empty").dataset.old));
      kg.byId("empty").hidden = false;
      throw error;
    }
    await start();
    document.documentElement.dataset.ready = "yes";
    requestAnimationFrame(() => performance.mark("kg-usable"));
  });
})(window.kg);
