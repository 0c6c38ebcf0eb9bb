// What is being looked at, kept in the address after `#` so that every state has a link and the browser's Back undoes.
"use strict";
(function (kg) {
  const FILTERS = ["election", "round", "constituency", "party", "type", "modality", "outcome", "publisher", "from", "to", "until"];
  const VIEWS = ["map", "graph", "overview", "table", "conflicts", "sources"];
  const COLOURINGS = ["party", "turnout", "count"];
  const LONGEST = 300;
  const listeners = [];
  const trail = []; // the fragments gone through, the present one last
  let going = false; // whether the change of address that comes is our own

  const blank = () => ({ view: "graph", focus: null, node: null, edge: null, fact: null, source: null, to: null, hubs: false, way: 0, depth: 1, more: [], less: [], by: null, place: null, sort: null, at: null, embed: false, filters: {} });
  kg.state = blank();
  kg.FILTERS = FILTERS;
  kg.VIEWS = VIEWS;

  /** The view that a state without one means: the graph of whatever it names, else the page's opening. */
  const implied = (state) => (state.focus || state.to || state.node || state.edge !== null ? "graph" : state.source ? "sources" : kg.data.meta.home === "map" ? "map" : "graph");
  const list = (words) => [...new Set(words.split(" "))].filter((id) => kg.data.nodeById.has(id));

  /** Reads the fragment; what it names and the page does not hold is left out. */
  function read() {
    const state = blank();
    const params = new URLSearchParams(location.hash.slice(1));
    const text = (name) => (params.get(name) || "").slice(0, LONGEST);
    for (const name of ["focus", "node", "to"]) if (kg.data.nodeById.has(text(name))) state[name] = text(name);
    if (kg.data.factById.has(text("fact"))) state.fact = text("fact");
    const edge = /^\d+$/.test(text("edge")) ? Number(text("edge")) : -1;
    if (kg.data.edges[edge]) state.edge = edge;
    if (kg.sourceById(text("source"))) state.source = text("source");
    if (/^[23]$/.test(text("depth"))) state.depth = Number(text("depth"));
    state.hubs = text("hubs") === "1";
    if (/^[1-9]$/.test(text("way"))) state.way = Number(text("way"));
    state.embed = text("embed") === "1";
    for (const name of ["more", "less"]) state[name] = list(params.get(name) || "");
    if (COLOURINGS.includes(text("by"))) state.by = text("by");
    if (kg.data.tiles.some((tile) => tile.code === text("place"))) state.place = text("place");
    if (/^-?[a-z]+$/.test(text("sort"))) state.sort = text("sort");
    if (/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){2}$/.test(text("at"))) state.at = text("at");
    if (text("lang") === "fr" || text("lang") === "en") state.lang = text("lang");
    for (const name of FILTERS) if (text("f." + name)) state.filters[name] = text("f." + name);
    if (!location.hash && kg.data.meta.reading !== null && kg.data.sources[kg.data.meta.reading]) state.source = kg.data.sources[kg.data.meta.reading].id;
    state.view = VIEWS.includes(text("view")) ? text("view") : implied(state);
    return state;
  }

  function write(state) {
    const params = new URLSearchParams();
    if (state.view !== implied(state)) params.set("view", state.view);
    for (const name of ["focus", "node", "to", "fact", "source", "lang", "by", "place", "sort", "at"]) if (state[name]) params.set(name, state[name]);
    if (state.edge !== null) params.set("edge", state.edge);
    if (state.depth > 1) params.set("depth", state.depth);
    if (state.way) params.set("way", state.way);
    for (const name of ["hubs", "embed"]) if (state[name]) params.set(name, "1");
    for (const name of ["more", "less"]) if (state[name].length) params.set(name, state[name].join(" "));
    for (const name of FILTERS) if (state.filters[name]) params.set("f." + name, state.filters[name]);
    return params.toString().replace(/%2F/g, "/");
  }
  kg.anythingChosen = () => Boolean(kg.state.node || kg.state.edge !== null || kg.state.fact || kg.state.source);
  kg.permalink = (change) => location.href.split("#")[0] + "#" + write({ ...kg.state, ...change });

  /** Changes what is looked at; every listener is told once, with what it was before. */
  kg.go = function (change) {
    const elsewhere = "focus" in change && change.focus !== kg.state.focus && !("to" in change);
    const fragment = write({ ...kg.state, ...change, ...(elsewhere ? { to: null, hubs: false, way: 0, more: [], less: [] } : {}) });
    if (fragment === location.hash.slice(1)) return;
    going = true;
    location.hash = fragment;
  };
  /** Writes a detail of the view into the address without a step to undo: where the overview stands. */
  kg.note = function (change) {
    Object.assign(kg.state, change);
    if (location.protocol === "about:") return; // in a frame without an address there is nothing to write to
    history.replaceState(null, "", "#" + write(kg.state));
    trail[trail.length - 1] = location.hash;
  };
  /** Remembers where one is; one step back is no new step. */
  function walk() {
    if (!going && trail[trail.length - 2] === location.hash) trail.pop();
    else if (trail[trail.length - 1] !== location.hash) trail.push(location.hash);
    going = false;
  }
  kg.canUndo = () => trail.length > 1;
  kg.undo = () => kg.canUndo() && history.back();
  kg.onState = (listener) => listeners.push(listener);
  /** Whether the address names only what the first part of the data holds. */
  const early = () => /^#?(view=(map|overview)|lang=(fr|en)|by=count|&)*$/.test(location.hash) && (location.hash || kg.data.meta.home === "map");
  kg.readState = async function () {
    if (!kg.data.complete && !early()) await kg.loadFacts();
    const before = kg.state;
    walk();
    kg.state = read();
    kg.lang = kg.state.lang || kg.data.meta.lang;
    document.documentElement.lang = kg.lang;
    for (const listener of listeners) await listener(before);
  };
  /** Choosing a node shows its facts; choosing something else lets go of it. A text that is being read stays open. */
  kg.choose = (change) => kg.go({ node: null, edge: null, fact: null, source: kg.state.view === "sources" && !("view" in change) ? kg.state.source : null, ...change });
})(window.kg);
