// One fact with its proof: what is said, the sentence with the exact words marked, who publishes it, when, how firmly.
"use strict";
(function (kg) {
  /** Text with some spans marked; spans are sorted, in UTF-16 units, and may touch. */
  kg.marked = function (text, marks) {
    const out = [];
    let at = 0;
    for (const [start, end] of marks) {
      if (start > at) out.push(text.slice(at, start));
      if (end > Math.max(at, start)) out.push(kg.el("mark", {}, text.slice(Math.max(at, start), end)));
      at = Math.max(at, end);
    }
    out.push(text.slice(at));
    return out;
  };

  /** What a source is, where it is not an article of its own: official results, a copy of another. */
  kg.sourceNotes = (source) => [source.kind && kg.t("source_kinds." + source.kind), source.copy && kg.t("copy_of", { title: kg.sourceById(source.copy)?.title || source.copy })];
  kg.sourceLine = function (source) {
    const open = kg.el("button", { type: "button", class: "linklike", on: { click: () => kg.choose({ view: "sources", source: source.id }) } }, source.title || source.id);
    return kg.el("p", { class: "source-line" }, open, " — ", [source.publisher, kg.date(source.published), ...kg.sourceNotes(source)].filter(Boolean).join(", "),
      kg.safeUrl(source.url) ? [" · ", kg.link(source.url, kg.t("open_source"))] : null);
  };

  /** Sentences of a French text as [start, end]; a full stop after a title or an initial ends none. */
  const SHORT = /(?:^|[\s(«'’])(?:MM?|Mme|Mlle|Mgr|Dr|Me|St|Ste|art|[A-Z])\.\s*$/;
  function sentences(text) {
    if (!Intl.Segmenter) return [];
    const found = [];
    for (const { segment, index } of new Intl.Segmenter("fr", { granularity: "sentence" }).segment(text)) {
      const last = found[found.length - 1];
      if (last && SHORT.test(text.slice(last[0], last[1]))) last[1] = index + segment.length;
      else found.push([index, index + segment.length]);
    }
    return found.map(([start, end]) => [start, start + text.slice(start, end).trimEnd().length]);
  }
  /** A passage with the sentences that hold the words tinted, and the words themselves marked. */
  function inSentences(text, marks) {
    const out = [];
    let at = 0;
    for (const [start, end] of sentences(text).filter(([s, e]) => marks.some(([a, b]) => a < e && b > s))) {
      const inner = marks.filter(([a, b]) => a < end && b > start).map(([a, b]) => [Math.max(a, start) - start, Math.min(b, end) - start]);
      out.push(text.slice(at, start), kg.el("span", { class: "sentence" }, kg.marked(text.slice(start, end), inner)));
      at = end;
    }
    return at ? [...out, text.slice(at)] : kg.marked(text, marks);
  }

  /** The words or the cell that prove a fact; the source is named once for those that follow one another in it. */
  function proof(evidence, index, all) {
    const named = all[index + 1]?.source !== evidence.source;
    const source = kg.data.sources[evidence.source];
    if (evidence.passage === undefined) {
      const key = evidence.column ? "file_cell" : "file_row";
      return kg.el("div", { class: "proof" }, kg.el("p", { class: "cell" }, kg.el("mark", {}, evidence.value), " — ", kg.t(key, { sheet: evidence.sheet || "1", row: evidence.row, column: evidence.column || "" })), named ? kg.sourceLine(source) : null);
    }
    return kg.el("div", { class: "proof" }, kg.el("blockquote", { lang: "fr", "data-proof": index }, inSentences(source.passages[evidence.passage], evidence.marks)), named ? kg.sourceLine(source) : null);
  }

  function subject(fact) {
    const { subject: words } = kg.sumUp(fact);
    const slot = kg.subjectSlots(fact).find((s) => fact.links[s] !== undefined);
    if (slot === undefined) return kg.el("strong", {}, words);
    const node = kg.data.nodes[fact.links[slot]];
    return kg.nodeButton(node, words);
  }
  kg.nodeButton = (node, words) => kg.el("button", { type: "button", class: "linklike strong", on: { click: () => kg.choose({ node: node.id }) } }, words || node.label);

  kg.citation = function (fact) {
    const { subject: who, rest } = kg.sumUp(fact);
    const said = [who, ...rest].filter(Boolean).join(", ");
    const quotes = fact.evidence.map((e) => {
      const source = kg.data.sources[e.source];
      const words = e.passage === undefined ? e.value : e.marks.map(([s, t]) => source.passages[e.passage].slice(s, t)).join(" […] ");
      return "« " + words + " » (" + [source.title, source.publisher, kg.date(source.published), kg.safeUrl(source.url)].filter(Boolean).join(", ") + ")";
    });
    return kg.t("types." + fact.type) + kg.colon() + said + ". " + quotes.join(" ");
  };

  /** The badge for anything but a plain assertion. */
  kg.modalityBadge = (fact) => (fact.modality === "asserted" ? null : kg.el("span", { class: "badge mod-" + fact.modality }, kg.t("modalities." + fact.modality)));

  kg.factCard = function (fact, compared) {
    const { rest } = kg.sumUp(fact);
    const conflicts = kg.data.conflictsOfFact.get(fact.index) || [];
    const chosen = kg.state.fact === fact.id;
    return kg.el("article", { class: "fact mod-" + fact.modality + (chosen ? " chosen" : ""), id: "fact-" + fact.index },
      kg.el("h4", {}, kg.el("span", { class: "type" }, kg.t("types." + fact.type)), " ", subject(fact), rest.length ? " · " + rest.join(" · ") : "", " ", kg.modalityBadge(fact)),
      fact.by.length ? kg.el("p", { class: "said-by" }, kg.t("said_by", { who: fact.by.join(", ") })) : null,
      fact.evidence.map(proof),
      (compared ? [] : conflicts.slice(0, 1)).map(() => kg.el("button", { type: "button", class: "warning", on: { click: () => kg.choose({ view: "conflicts" }) } }, "≠ " + kg.t("contradicts"))),
      kg.el("p", { class: "fact-tools" },
        kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.copy(kg.citation(fact), kg.t("cited")) } }, kg.t("cite")),
        kg.el("button", { type: "button", class: "quiet", on: { click: () => { kg.go({ fact: fact.id }); kg.copy(kg.permalink({ fact: fact.id }), kg.t("link_fact")); } } }, kg.t("link_fact")),
        kg.el("span", { class: "rule" }, [fact.rule && kg.t("rule") + kg.colon() + fact.rule, ofText(fact) && kg.t("places." + fact.place)].filter(Boolean).join(" · "))));
  };

  /** Whether a fact stands in a text, not in a file of figures. */
  const ofText = (fact) => fact.evidence.some((e) => e.passage !== undefined);
  const STEP = 25;
  /** Fact cards, some at a time; says how many the filters hide. */
  kg.factList = function (indexes) {
    const pass = indexes.filter((f) => kg.shows(f));
    const box = kg.el("div", { class: "facts" });
    let drawn = 0;
    const wanted = pass.findIndex((f) => kg.data.facts[f].id === kg.state.fact);
    function more(n) {
      box.querySelector(":scope > .more")?.remove();
      pass.slice(drawn, drawn + n).forEach((f) => box.append(kg.factCard(kg.data.facts[f])));
      drawn = Math.min(pass.length, drawn + n);
      const left = pass.length - drawn;
      if (left) box.append(kg.el("button", { type: "button", class: "more", on: { click: () => more(STEP) } }, kg.t("more", { n: Math.min(STEP, left) })));
    }
    more(Math.max(STEP, wanted + 1));
    if (!pass.length) box.append(kg.el("p", { class: "empty" }, kg.t(indexes.length ? "no_facts" : "none_read")));
    if (pass.length < indexes.length) box.append(kg.el("p", { class: "muted" }, kg.t("facts_hidden", { n: indexes.length - pass.length })));
    return box;
  };
})(window.kg);
