// Finding without accents and with typos. Goes in: words typed. Goes out: nodes, best first.
"use strict";
(function (kg) {
  const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l" };
  kg.fold = (text) => text.toLowerCase().replace(/[œæßøł]/g, (c) => LIGATURES[c]).normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const WEIGHT = { person: 4, contest: 3, election: 2, party: 2, office: 1 };
  let index = [];

  kg.indexSearch = function () {
    index = kg.data.nodes.map((node) => {
      const text = kg.fold(node.label + " " + (node.also || ""));
      return { node, text, words: text.split(" ") };
    });
  };

  /** Whether `a` and `b` are within `limit` edits (insert, delete, replace, swap); stops as soon as they are not. */
  function near(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return false;
    let previous = null;
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (previous && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], previous[j - 2] + 1);
      }
      if (Math.min(...next) > limit) return false;
      previous = row;
      row = next;
    }
    return row[b.length] <= limit;
  }

  function scoreWord(entry, word) {
    if (entry.words.includes(word)) return 12;
    if (entry.words.some((w) => w.startsWith(word))) return 9;
    if (entry.text.includes(word)) return 5;
    return 0;
  }
  function scoreTypo(entry, word) {
    const limit = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    return limit && entry.words.some((w) => near(word, w, limit) || (w.length > word.length && near(word, w.slice(0, word.length), limit))) ? 2 : 0;
  }
  function ranked(words, score) {
    const found = [];
    for (const entry of index) {
      let total = 0;
      for (const word of words) {
        const one = score(entry, word);
        if (!one) { total = 0; break; }
        total += one;
      }
      if (total) found.push({ node: entry.node, score: total + (WEIGHT[entry.node.kind] || 0) + Math.min(3, kg.data.edgesOf[entry.node.index].length / 10) });
    }
    return found.sort((a, b) => b.score - a.score || (a.node.label < b.node.label ? -1 : 1)).map((f) => f.node);
  }

  kg.search = function (query) {
    const words = kg.fold(query).split(" ").filter(Boolean).slice(0, 8);
    if (!words.length) return [];
    const exact = ranked(words, scoreWord);
    return exact.length ? exact : ranked(words, (entry, word) => scoreWord(entry, word) || scoreTypo(entry, word));
  };
})(window.kg);
