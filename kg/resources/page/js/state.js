// What is being looked at, kept in the address after `#` so that every state has a link and the browser's Back undoes.
"use strict";
(function (kg) {
  const FILTERS = ["election", "constituency", "party", "type", "modality", "outcome", "publisher", "until"];
  const VIEWS = ["graph", "map", "overview", "table", "conflicts", "sources"];
  const LONGEST = 300;
  const listeners = [];

  function blank() {
    return { view: "graph", focus: null, node: null, edge: null, fact: null, source: null, to: null, hubs: false, depth: 1, filters: {} };
  }
  kg.state = blank();
  kg.FILTERS = FILTERS;
  kg.VIEWS = VIEWS;

  /** Reads the fragment; what it names and the page does not hold is left out. */
  function read() {
    const state = blank();
    const params = new URLSearchParams(location.hash.slice(1));
    const text = (name) => (params.get(name) || "").slice(0, LONGEST);
    if (VIEWS.includes(text("view"))) state.view = text("view");
    for (const name of ["focus", "node", "to"]) if (kg.data.nodeById.has(text(name))) state[name] = text(name);
    if (kg.data.factById.has(text("fact"))) state.fact = text("fact");
    const edge = /^\d+$/.test(text("edge")) ? Number(text("edge")) : -1;
    if (kg.data.edges[edge]) state.edge = edge;
    const source = kg.data.sources.find((s) => s.id === text("source"));
    if (source) state.source = source.id;
    if (text("depth") === "2") state.depth = 2;
    state.hubs = text("hubs") === "1";
    if (text("lang") === "fr" || text("lang") === "en") state.lang = text("lang");
    for (const name of FILTERS) if (text("f." + name)) state.filters[name] = text("f." + name);
    return state;
  }

  function write(state) {
    const params = new URLSearchParams();
    if (state.view !== "graph") params.set("view", state.view);
    for (const name of ["focus", "node", "to", "fact", "source", "lang"]) if (state[name]) params.set(name, state[name]);
    if (state.edge !== null) params.set("edge", state.edge);
    if (state.depth === 2) params.set("depth", "2");
    if (state.hubs) params.set("hubs", "1");
    for (const name of FILTERS) if (state.filters[name]) params.set("f." + name, state.filters[name]);
    return params.toString().replace(/%2F/g, "/");
  }
  kg.permalink = (change) => location.href.split("#")[0] + "#" + write({ ...kg.state, ...change });

  /** Changes what is looked at; every listener is told once, with what it was before. */
  kg.go = function (change) {
    const elsewhere = "focus" in change && change.focus !== kg.state.focus && !("to" in change);
    const fragment = write({ ...kg.state, ...change, ...(elsewhere ? { to: null, hubs: false } : {}) });
    if (fragment === location.hash.slice(1)) return;
    location.hash = fragment;
  };
  kg.onState = (listener) => listeners.push(listener);
  kg.readState = function () {
    const before = kg.state;
    kg.state = read();
    kg.lang = kg.state.lang || kg.data.meta.lang;
    document.documentElement.lang = kg.lang;
    listeners.forEach((listener) => listener(before));
  };
  /** Choosing a node shows its facts; choosing something else lets go of it. */
  kg.choose = (change) => kg.go({ node: null, edge: null, fact: null, source: null, ...change });
})(window.kg);
