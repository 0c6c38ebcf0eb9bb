// The shapes that the scripts of the page share, for `make types`. What kg/view/pack.py writes, after data.js has read it.

interface GraphNode {
  index: number; id: string; label: string; short: string; x: number; y: number;
  kind: "person" | "party" | "contest" | "election" | "office" | "organisation";
  sub?: string; also?: string; date?: string; place?: string; family?: string;
  facts: readonly number[]; results?: readonly number[];
}
interface GraphEdge {
  index: number; from: number; to: number; kind: string; modality: string; says?: string; facts: readonly number[];
}
interface Cell { source: number; passage?: undefined; marks?: undefined; sheet?: string | null; row: number; column?: string | null; value: string; }
interface Words { source: number; passage: number; marks: [number, number][]; }
interface Fact {
  index: number; id: string; type: string; slots: Record<string, any>; modality: string; by: readonly string[];
  place: string; rule?: string; when?: string; evidence: (Words | Cell)[]; links: Record<string, number>; parties: readonly number[];
}
interface Source {
  index: number; id: string; title?: string; publisher?: string; published?: string; url?: string; kind?: string; copy?: string;
  full?: boolean; order?: number[]; passages: readonly string[];
}
interface Conflict {
  index: number; subject: string; slot: string; node: number | null; settled?: string;
  sides: { value: any; facts: number[]; kept: boolean }[];
}
interface Data {
  nodes: GraphNode[]; edges: GraphEdge[]; edgesOf: number[][]; nodeById: Map<string, GraphNode>;
  facts: Fact[]; sources: Source[]; conflicts: Conflict[]; factById: Map<string, Fact>;
  factsOfSource: number[][]; conflictsOfFact: Map<number, number[]>; conflicted: Set<number | null>; seats: number[];
  mandatesOf: Map<number, { person: number; office: number; start?: string; end?: string; ended: boolean; facts: number[] }[]>;
  maybeOf: Map<number, { node: GraphNode; score: number }[]>;
  tiles: { code: string; name: string; column: number; row: number }[];
  labels: Record<string, string>; strings: Record<string, any>; complete: boolean;
  meta: { lang: string; focus: number | null; home: string; reading: number | null; omitted: number; facts: number; sources: number; serve: boolean };
}
interface State {
  view: string; focus: string | null; node: string | null; edge: number | null; fact: string | null; source: string | null;
  to: string | null; hubs: boolean; way: number; depth: number; more: string[]; less: string[]; by: string | null; place: string | null; sort: string | null; at: string | null; embed: boolean; lang?: string;
  filters: Record<string, string>;
}
/** The one name on which modules hang their functions; those whose types matter across modules are named. */
interface Kg {
  data: Data; state: State; lang: string; colours: Record<string, string>;
  VIEWS: string[]; FILTERS: string[]; FAMILIES: string[];
  focus(): GraphNode | null;
  factsOfNode(node: GraphNode): number[];
  neighbours(node: GraphNode, kind?: string): { edge: GraphEdge; node: GraphNode }[];
  weight(node: GraphNode): number;
  candidates(contest: GraphNode): GraphNode[];
  shows(fact: number): boolean;
  passingFacts(): Fact[];
  search(query: string): GraphNode[];
  path(from: GraphNode, to: GraphNode, throughHubs: boolean): { node: GraphNode; edge: GraphEdge | null }[] | null;
  selection(): { nodes: GraphNode[]; edges: GraphEdge[] };
  sourceById(id: string | null): Source | undefined;
  [name: string]: any;
}
declare const vis: any;
interface Window { kg: Kg; vis: any; kgNetwork: any; }
