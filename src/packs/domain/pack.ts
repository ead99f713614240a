/**
 * What a company pack is, as plain data. A pack describes one company and role: nothing in the code knows
 * a company by name. The zod schemas in `packs.schemas.ts` check files against these shapes.
 */

/** An inclusive range of whole numbers. */
export interface Bounds {
  min: number;
  max: number;
}

/** One level of the role. Ranks are comparable inside a pack only; a higher rank is a more senior level. */
export interface Level {
  key: string;
  rank: number;
  title: string;
  description: string;
}

/** What a candidate may be asked to write about. */
export interface Prompt {
  key: string;
  title: string;
  text: string;
}

/** How documents of a stage are read for candidates. */
export interface StageReview {
  /** In how many days a coach may promise feedback. */
  days: Bounds;
  /** What may be uploaded, by media type. */
  mediaTypes: (
    | 'text/plain'
    | 'text/markdown'
    | 'application/pdf'
    | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  )[];
  maxBytes: number;
  /** Length of a text; null where nobody counts. */
  words: Bounds | null;
  /** Empty where the document is the candidate's own, such as a resume. */
  prompts: Prompt[];
}

/** One step of the hiring process. `minutes` is null where nobody meets (a screen, an essay). */
export interface Stage {
  key: string;
  order: number;
  title: string;
  /** What one session of it is called; as the stage, where it is left out. */
  sessionTitle?: string;
  description: string;
  minutes: Bounds | null;
  interviews: Bounds;
  optional: boolean;
  runBy: string[];
  looksFor: string[];
  /** True where a one-on-one session with a coach can be sold for this stage. */
  bookable: boolean;
  /** Keys of the categories that are asked there; left out where all are. */
  categories?: string[];
  /** Set where a coach can be paid to read a document for this stage. */
  review?: StageReview;
}

/** One of the values a company interviews for (part C of the form). */
export interface Principle {
  key: string;
  order: number;
  name: string;
  summary: string;
  /** Interviews for this role concentrate on it. */
  focus: boolean;
  /** Among those asked about most often. */
  mostTested: boolean;
  /** Matters mostly for senior or managerial levels. */
  seniorFocus: boolean;
}

/** One craft of the role (part B of the form). */
export interface Competency {
  key: string;
  title: string;
  description: string;
  signals: string[];
}

/**
 * A family of questions. `filedUnder` says what its questions' subcategory is: a principle of the pack,
 * or one of the listed topics.
 */
export interface QuestionCategory {
  key: string;
  title: string;
  description: string;
  filedUnder: 'principles' | 'topics';
  topics: { key: string; title: string }[];
}

/** A part that interviewers play in a loop, and how many rounds may have it. */
export interface Persona {
  key: string;
  title: string;
  description: string;
  rounds: Bounds;
  /** When set, the persona sits among the last n rounds. */
  withinLast: number | null;
  leadsDebrief: boolean;
  /** A veto can stop a hire, never force one. */
  mayVetoHire: boolean;
}

/** What most of a round is about, and how many rounds of a loop may have it. */
export interface RoundFocus {
  key: string;
  title: string;
  category: string;
  topic: string | null;
  rounds: Bounds;
}

/** The rules by which a mock loop of this company is put together. */
export interface LoopBlueprint {
  key: string;
  title: string;
  description: string;
  stage: string;
  rounds: Bounds;
  minutes: Bounds;
  breakMinutes: number;
  distinctCoaches: boolean;
  /** How many levels below the target level a coach may have held. */
  maxLevelsBelowTarget: number;
  principlesPerRound: Bounds;
  focuses: RoundFocus[];
  personas: Persona[];
  debrief: { minutes: number; readingMinutes: number; coachNames: 'shown' | 'hidden' };
}

/** What the company's candidates usually prepare, and in which steps they answer. */
export interface Preparation {
  storiesAtLeast: number;
  answerSteps: { category: string; topic: string | null; title: string; steps: string[] }[];
  advice: string[];
}

export interface Pack {
  key: string;
  version: number;
  company: string;
  role: string;
  title: string;
  description: string;
  /** Length of the real hiring process in weeks. */
  weeks: Bounds;
  levels: Level[];
  stages: Stage[];
  principles: Principle[];
  competencies: Competency[];
  categories: QuestionCategory[];
  /** Share of each category in real interviews, in percent by category key; the sum is 100. */
  questionMix: Record<string, number>;
  loopBlueprints: LoopBlueprint[];
  preparation: Preparation;
}

/** `hypothetical` asks how one would do it, `behavioural` asks for a time one did; null where it makes no difference. */
export type Framing = 'hypothetical' | 'behavioural';
/** A dive into a system the candidate built, or a new one designed in the session. */
export type DesignMode = 'own_system' | 'new_design';
export type Rarity = 'common' | 'occasional' | 'rare';

/** One question of the bank, as the rest of the product sees it: `levels` lists every level it suits. */
export interface Question {
  key: string;
  version: number;
  category: string;
  subcategory: string;
  principles: string[];
  competencies: string[];
  stages: string[];
  framing: Framing | null;
  mode: DesignMode | null;
  levels: string[];
  rarity: Rarity;
  text: string;
  followUps: string[];
}

/** A question as written in the file, where `"all"` stands for every level of the pack. */
export type QuestionEntry = Omit<Question, 'levels'> & { levels: string[] | 'all' };

/** Who may read a field: `candidate` everyone concerned, `coach` coaches and admins, `platform` its author and admins. */
export type Audience = 'candidate' | 'coach' | 'platform';
export type FieldKind = 'question' | 'text' | 'timestamp' | 'grade' | 'evidence' | 'recommendation';

/** One field of a form. `maxLength` in characters is null where the field holds no text. */
export interface FormField {
  key: string;
  title: string;
  hint: string;
  kind: FieldKind;
  required: boolean;
  maxLength: number | null;
  audience: Audience;
}

/** One grade, relative to the average holder of the target level. A higher order is better. */
export interface ScaleValue {
  key: string;
  order: number;
  title: string;
  description: string;
  passing: boolean;
}

/** A competency or principle on a form, with what an answer at each grade looks like, by scale value. */
export interface GradedItem {
  key: string;
  anchors: Record<string, string>;
}

export interface RecommendationValue {
  key: string;
  order: number;
  title: string;
  description: string;
  hires: boolean;
}

/** One item of the version before and the one that continues it; `from` null marks a new item. */
export interface MappedItem {
  part: 'competencies' | 'principles';
  from: string | null;
  to: string | null;
  /** Why an item is dropped; required where `to` is null. */
  reason?: string;
}

/** How items and grades of a version continue those of the one before, so that old forms stay comparable. */
export interface VersionMapping {
  version: number;
  items: MappedItem[];
  /** The present grade that each grade of the former scale stands for. */
  grades: { from: string; to: string }[];
}

/** One version of the standard form for a stage. A published version never changes. */
export interface FormTemplateContent {
  pack: string;
  stage: string;
  version: number;
  publishedAt: string;
  title: string;
  description: string;
  disclaimer: string;
  scale: {
    values: ScaleValue[];
    /** Stands apart from the scale: it has no order and never enters a mean. */
    notTested: { key: string; title: string; description: string };
  };
  notes: { title: string; atLeast: number; fields: FormField[] };
  competencies: { title: string; fields: FormField[]; items: GradedItem[] };
  principles: { title: string; perInterviewer: Bounds; fields: FormField[]; items: GradedItem[] };
  recommendation: { title: string; fields: FormField[]; values: RecommendationValue[] };
  previous: VersionMapping | null;
}

/** A version that is not published yet. */
export type FormTemplateDraft = Omit<FormTemplateContent, 'publishedAt'>;

/** What an admin writes of a version; the rest says where it belongs and when it was published. */
export type FormTemplateBody = Omit<FormTemplateDraft, 'pack' | 'stage' | 'version'>;

/** Everything that a pack's folder holds, with the file name each part came from. */
export interface PackFolder {
  pack: Pack;
  questions: QuestionEntry[];
  templates: { file: string; content: FormTemplateContent }[];
}
