// The payload of the page and its indexes. Goes in: the JSON that Python wrote. Goes out: kg.data with arrays and lookups.
"use strict";
(function (kg) {
  function decode(text) {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }
  async function payload() {
    const node = kg.byId("kg-data");
    if (node.dataset.encoding !== "gzip") return JSON.parse(node.textContent);
    const bytes = decode(atob(node.textContent.trim()));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  function adjacency(data) {
    data.edgesOf = data.nodes.map(() => []);
    data.edges.forEach((edge, index) => {
      edge.index = index;
      data.edgesOf[edge.from].push(index);
      if (edge.to !== edge.from) data.edgesOf[edge.to].push(index);
    });
  }

  /** Loads and indexes; resolves once kg.data is ready. */
  kg.load = async function () {
    const data = await payload();
    data.nodes.forEach((node, index) => (node.index = index));
    data.facts.forEach((fact, index) => {
      fact.index = index;
      fact.by ||= [];
      fact.parties ||= [];
      fact.links ||= {};
      fact.modality ||= "asserted";
    });
    data.nodeById = new Map(data.nodes.map((node) => [node.id, node]));
    data.factById = new Map(data.facts.map((fact) => [fact.id, fact]));
    data.sources.forEach((source, index) => (source.index = index));
    data.factsOfSource = data.sources.map(() => []);
    data.facts.forEach((fact) => new Set(fact.evidence.map((e) => e.source)).forEach((s) => data.factsOfSource[s].push(fact.index)));
    data.conflictsOfFact = new Map();
    data.conflicts.forEach((conflict, index) => {
      conflict.index = index;
      conflict.sides.forEach((side) => side.facts.forEach((f) => {
        if (!data.conflictsOfFact.has(f)) data.conflictsOfFact.set(f, []);
        data.conflictsOfFact.get(f).push(index);
      }));
    });
    adjacency(data);
    kg.data = data;
    return data;
  };

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
