// A person's years on one line each for candidacies, mandates and resignations, with the same as a list.
"use strict";
(function (kg) {
  const WIDTH = 420;
  const LEFT = 12;
  const RIGHT = WIDTH - 12;
  const LANES = ["candidacy", "office", "resignation"];
  const OUTCOMES = new Set(["elected", "defeated", "qualified", "eliminated", "withdrawn", "annulled"]);

  /** A date as a number of years; one known to the year stands in its middle. */
  function year(date) {
    const [y, m, d] = date.split("T")[0].split("-").map(Number);
    return y + (m ? (m - 1 + (d ? (d - 1) / 31 : 0.5)) / 12 : 0.5);
  }
  /** What happened when: [{lane, date, until?, words, outcome?, fact, seen}], in order, undated last; each thing said once. `seen`: no date is given, but that of the source. */
  function events(facts, person) {
    const found = new Map();
    for (const m of (person && kg.data.mandatesOf.get(person.index)) || []) {
      const shown = m.facts.filter((f) => kg.shows(f));
      if (!shown.length || !(m.start || m.end)) continue;
      const office = kg.data.nodes[m.office].label;
      found.set("m" + office + m.start, { lane: "office", date: m.start || m.end, until: m.start && m.end, words: office + (m.start ? (m.ended ? "" : " · " + kg.t("statuses.holds")) : " · " + kg.t("statuses.left")), fact: kg.data.facts[shown[0]], office: m.office });
    }
    const told = new Set([...found.values()].map((e) => e.office));
    const add = (key, event) => { const held = found.get(key); if (!held || (held.seen && !event.seen) || held.date.length < event.date.length) found.set(key, event); };
    for (const fact of facts.filter((f) => kg.shows(f)).map((f) => kg.data.facts[f])) {
      const s = fact.slots;
      const published = kg.data.sources[fact.evidence[0].source].published;
      if (fact.type === "result" || fact.type === "candidacy") {
        const date = fact.when;
        const where = [s.constituency, s.election && kg.electionLabel(s.election)].filter(Boolean).join(", ");
        if (!date || fact.modality === "denied") continue;
        const key = "c" + s.election + (s.constituency || "") + (s.round || "");
        if (fact.type === "candidacy" && [...found.keys()].some((k) => k.startsWith("c" + s.election))) continue;
        if (fact.type === "result") found.delete("c" + s.election + (s.constituency || ""));
        add(key, { lane: "candidacy", date, fact, outcome: s.outcome, words: [where, s.round && kg.value(fact, "round", s.round), s.share !== undefined && kg.value(fact, "share", s.share), s.outcome && kg.t("outcomes." + s.outcome)].filter(Boolean).join(" · ") });
      } else if (fact.type === "office") {
        if (fact.modality !== "denied" && !told.has(fact.links.office)) office(found, fact, published);
      } else if (fact.type === "resignation") {
        const date = s.date || published || "";
        const words = [kg.t("types.resignation"), s.office, s.status && kg.t("statuses." + s.status), fact.modality === "asserted" ? null : kg.t("modalities." + fact.modality)].filter(Boolean).join(" · ");
        add("r" + words, { lane: "resignation", date, words, fact, seen: !s.date });
      }
    }
    return [...found.values()].sort((a, b) => (a.date || "9999").localeCompare(b.date || "9999") || a.words.localeCompare(b.words));
  }
  /** Adds an office. One without dates is known from the first source that tells of it to the last; without a dated source, at no time. */
  function office(found, fact, published) {
    const s = fact.slots;
    const words = [s.office + (s.territory && !s.office.includes(s.territory) ? " (" + s.territory + ")" : ""), s.status && kg.t("statuses." + s.status)].filter(Boolean).join(" · ");
    const held = found.get("o" + words);
    if (s.since || s.until) {
      if (!held || held.seen) found.set("o" + words, { lane: "office", date: s.since || s.until, until: s.since && s.until, words, fact, seen: false });
      return;
    }
    if (held && !held.seen) return;
    const days = [held?.date, held?.until, published?.slice(0, 10)].filter(Boolean).sort();
    const [first, last] = [days[0] || "", days[days.length - 1]];
    found.set("o" + words, { lane: "office", date: first, until: last > first ? last : undefined, words, fact: held && held.date === first ? held.fact : fact, seen: true });
  }

  /** When something happened, or when sources knew of it. */
  function day(e) {
    if (!e.seen || !e.date) return kg.date(e.date);
    return e.until ? kg.t("seen_from", { from: kg.date(e.date), to: kg.date(e.until) }) : kg.t("seen_on", { date: kg.date(e.date) });
  }
  function drawing(all) {
    const list = all.filter((e) => e.date);
    if (!list.length) return null;
    const lanes = LANES.filter((lane) => list.some((e) => e.lane === lane));
    const years = list.flatMap((e) => [year(e.date), ...(e.until ? [year(e.until)] : [])]);
    const [first, last] = [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 0.01)];
    const x = (date) => LEFT + ((year(date) - first) / (last - first)) * (RIGHT - LEFT);
    const every = Math.max(1, Math.ceil((last - first) / 8));
    const high = lanes.length * 38;
    const ticks = [];
    for (let y = first; y <= last; y += every) {
      const at = LEFT + ((y - first) / (last - first)) * (RIGHT - LEFT);
      ticks.push(kg.svg("line", { x1: at, x2: at, y1: 0, y2: high, class: "tick" }), kg.svg("text", { x: at, y: high + 15, "text-anchor": "middle", class: "tick-name" }, y));
    }
    const mark = (e) => {
      const y = lanes.indexOf(e.lane) * 38 + 24;
      const title = kg.svg("title", {}, day(e) + " · " + e.words);
      const at = x(e.date);
      if (e.lane === "resignation") return kg.svg("path", { d: `M${at} ${y - 7} L${at + 7} ${y + 6} L${at - 7} ${y + 6} Z`, class: "event resigned" + (e.seen ? " seen" : "") }, title);
      if (e.until) return kg.svg("rect", { x: at, y: y - 5, width: Math.max(6, x(e.until) - at), height: 10, rx: 5, class: "event office" + (e.seen ? " seen" : "") }, title);
      return kg.svg("circle", { cx: at, cy: y, r: 6, class: "event " + e.lane + (OUTCOMES.has(e.outcome) ? " out-" + e.outcome : "") + (e.seen ? " seen" : "") }, title);
    };
    const words = list.map((e) => day(e) + " " + e.words).join(" ; ");
    return kg.svg("svg", { viewBox: "0 0 " + WIDTH + " " + (high + 22), class: "line", role: "img", "aria-label": kg.t("timeline") + kg.colon() + words }, ticks,
      lanes.map((lane, i) => [kg.svg("line", { x1: LEFT, x2: RIGHT, y1: i * 38 + 24, y2: i * 38 + 24, class: "lane" }), kg.svg("text", { x: LEFT, y: i * 38 + 11, class: "lane-name" }, kg.t("lanes." + lane))]), list.map(mark));
  }

  /** The drawing and the list of a person's dated steps; null where none is known. */
  kg.timeline = function (facts, person) {
    const list = events(facts, person);
    if (!list.length) return null;
    return [drawing(list), kg.el("ol", { class: "timeline" }, list.map((e) => kg.el("li", {},
      kg.el("span", { class: "muted" }, day(e) + " "),
      kg.el("button", { type: "button", class: "linklike", on: { click: () => kg.go({ fact: e.fact.id }) } }, e.words))))];
  };
})(window.kg);
