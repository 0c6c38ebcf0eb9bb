// The payload of the page and its indexes. Goes in: the two parts that kg/view/pack.py wrote. Goes out: kg.data with arrays and lookups.
"use strict";
(function (kg) {
  function decode(text) {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }
  /** The text of a part, inflated where it is compressed; the element is emptied, so that the text is held once. */
  async function part(id) {
    const node = kg.byId(id);
    const text = node.textContent;
    node.textContent = "";
    if (node.dataset.encoding !== "gzip") return text;
    const stream = new Blob([decode(atob(text.trim()))]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }
  /** A table by column to an array of objects; null is a name that the record has not.
   * @returns {any[]} */
  function rows({ n, columns }) {
    const out = Array.from({ length: n }, (_, index) => ({ index }));
    for (const [name, values] of Object.entries(columns)) for (let i = 0; i < n; i++) if (values[i] !== null) out[i][name] = values[i];
    return out;
  }

  function adjacency(data) {
    data.edgesOf = data.nodes.map(() => []);
    for (const edge of data.edges) {
      data.edgesOf[edge.from].push(edge.index);
      if (edge.to !== edge.from) data.edgesOf[edge.to].push(edge.index);
    }
  }

  const NONE = Object.freeze([]);
  /** Loads what the first drawing needs: nodes, lines, words, map. */
  kg.load = async function () {
    const data = JSON.parse(await part("kg-data"));
    data.nodes = rows(data.nodes);
    data.edges = rows(data.edges);
    for (const node of data.nodes) {
      node.short ??= node.label;
      node.facts ??= NONE;
    }
    for (const edge of data.edges) {
      edge.modality ??= "asserted";
      edge.facts ??= NONE;
    }
    data.nodeById = new Map(data.nodes.map((node) => [node.id, node]));
    adjacency(data);
    kg.data = { ...data, facts: [], sources: [], conflicts: [], factById: new Map(), factsOfSource: [], conflictsOfFact: new Map(), conflicted: new Set(), mandatesOf: new Map(), maybeOf: new Map(), seats: [], complete: false };
    return kg.data;
  };

  const CELLS = -1; // in the place of a passage: cells of a row follow, not marks
  /** What kg/view/pack.py made of words and cells, one object for each passage and each cell. */
  function proof([source, passage, ...rest]) {
    const found = [];
    if (passage === CELLS) {
      const [sheet, row] = rest;
      for (let i = 2; i < rest.length; i += 2) found.push({ source, sheet, row, column: rest[i], value: rest[i + 1] });
      return found;
    }
    for (let i = 0; i < rest.length; i += 2) found.push([rest[i], rest[i + 1]]);
    return [{ source, passage, marks: found }];
  }
  function finish(fact, nodes) {
    fact.by ??= NONE;
    fact.parties ??= NONE;
    fact.links ??= {};
    fact.modality ??= "asserted";
    for (const slot in fact.links) if (fact.slots[slot] === null) fact.slots[slot] = nodes[fact.links[slot]].label;
    fact.evidence = fact.evidence.flatMap(proof);
  }
  /** Loads facts, sources and contradictions; the panels, the filters and the table stand on them. */
  async function rest() {
    const data = kg.data;
    const given = JSON.parse(await part("kg-facts"));
    data.facts = rows(given.facts);
    data.facts.forEach((fact) => finish(fact, data.nodes));
    data.sources = rows(given.sources);
    data.sources.forEach((source) => (source.passages ??= NONE));
    data.conflicts = given.conflicts;
    data.mandatesOf = new Map();
    for (const m of given.mandates) data.mandatesOf.set(m.person, [...(data.mandatesOf.get(m.person) || []), m]);
    data.maybeOf = new Map(); // people who may be the same as another: [{node, score}] by number
    for (const [a, b, score] of given.maybe) for (const [x, y] of [[a, b], [b, a]]) data.maybeOf.set(x, [...(data.maybeOf.get(x) || []), { node: data.nodes[y], score }]);
    data.factById = new Map(data.facts.map((fact) => [fact.id, fact]));
    data.factsOfSource = data.sources.map(() => []);
    for (const fact of data.facts) for (const s of new Set(fact.evidence.map((e) => e.source))) data.factsOfSource[s].push(fact.index);
    data.conflicts.forEach((conflict, index) => {
      conflict.index = index;
      conflict.sides.forEach((side) => side.facts.forEach((f) => {
        if (!data.conflictsOfFact.has(f)) data.conflictsOfFact.set(f, []);
        data.conflictsOfFact.get(f).push(index);
      }));
    });
    data.seats = data.facts.filter((fact) => fact.type === "seats").map((fact) => fact.index);
    data.conflicted = new Set(data.conflicts.map((c) => c.node));
    data.complete = true;
  }
  kg.sourceById = (id) => (id ? kg.data.sources.find((source) => source.id === id) : undefined);
  let resting = null;
  kg.loadFacts = () => (resting ??= rest());

  let drawing = null;
  /** Runs vis-network once a graph is to be drawn. Its text is allowed by its hash in the page's policy, as any script of the page. */
  kg.loadVis = () => (drawing ??= part("kg-vis").then((text) => {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  }));

  /** The facts a node stands on: its own and those of its edges, each once, in file order. */
  kg.factsOfNode = function (node) {
    const found = new Set(node.facts);
    for (const e of kg.data.edgesOf[node.index]) {
      const edge = kg.data.edges[e];
      if (node.kind === "election" && edge.kind === "part") continue;
      edge.facts.forEach((f) => found.add(f));
    }
    return [...found].sort((a, b) => a - b);
  };

  /** How many facts a node stands on, roughly and at once: for sorting and for counts beside names. */
  kg.weight = (node) => node.facts.length + kg.data.edgesOf[node.index].reduce((sum, e) => sum + kg.data.edges[e].facts.length, 0);

  kg.neighbours = function (node, kind) {
    const out = [];
    for (const e of kg.data.edgesOf[node.index]) {
      const edge = kg.data.edges[e];
      if (kind && edge.kind !== kind) continue;
      out.push({ edge, node: kg.data.nodes[edge.from === node.index ? edge.to : edge.from] });
    }
    return out;
  };
})(window.kg);
