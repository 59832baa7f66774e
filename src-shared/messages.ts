/**
 * The window's door: everything it may ask (Requests) and everything it is told (News). The same in Electron and in a browser.
 * No path crosses it inwards: files and folders are named by handles that the main side issued.
 */
import type { Experiment, Heading, Listing, MadeWith } from './experiment';
import type { Answers } from './field';
import type { FigureSpec } from './figure';
import type { PaperChoice } from './figures/paper';
import type { View } from './figures/projection';
import type { Column, KindDescription, NumberedRow } from './kind';
import type { Preview } from './preview';
import type { RecipeDescription, RecipeFigure, RecipeTable, Scale } from './recipe';
import type { WhichSurface } from './surface';

/** A file or folder that the user chose, dropped, uploaded, or named when the lab was started. In a setup it stands as `@handle` where a path would. */
export interface Chosen {
  readonly handle: string;
  /** What it is called, to be shown. */
  readonly name: string;
}

/** What lies in a folder that was named when the lab was started, or that folder itself. */
export interface Place extends Chosen {
  readonly what: Choice['what'];
}

/** How files can come in here. */
export interface Ways {
  /** Whether `choose` opens a dialog. */
  readonly dialog: boolean;
  /** What lies in the folders that were named when the lab was started. */
  readonly places: readonly Place[];
}

export interface DatasetDescription {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** What has to be named behind its colon; absent: nothing. `isOptional` where it can be downloaded instead. */
  readonly place?: { readonly what: 'folder' | 'files'; readonly isOptional?: boolean };
  readonly options: readonly { readonly name: string; readonly about: string; readonly allowed: string; readonly initial?: string }[];
}

/** What there is, asked for once. */
export interface About {
  readonly version: string;
  /** The library's folder, to be shown. */
  readonly library: string;
  readonly kinds: readonly KindDescription[];
  readonly recipes: readonly RecipeDescription[];
  readonly networks: readonly string[];
  readonly datasets: readonly DatasetDescription[];
  readonly ways: Ways;
}

/** What computes here, and why nothing better does. */
export interface EngineReport {
  readonly title: string;
  readonly device: string;
  readonly precisions: readonly string[];
  readonly threads: number;
  /** Sentences: what a better engine would need. Empty where there is none better. */
  readonly notBetter: readonly string[];
}

/** What is known of an experiment while a process makes its rows. */
export interface JobState {
  readonly status: 'running' | 'pausing';
  readonly rows: number;
  readonly of?: number;
  /** Rows a second, and seconds left, where there is something to go by. */
  readonly rate?: number;
  readonly left?: number;
  /** Whether the process is this lab's own; others can only be asked to pause. */
  readonly isOurs: boolean;
}

export interface Opened {
  readonly experiment: Experiment;
  /** The figures that its setup asks for, and the columns of its rows. */
  readonly figures: readonly FigureSpec[];
  readonly columns: Readonly<Record<string, Column>>;
  /** References to the weights it left behind: ID (the last, first in the list), ID@40, ... */
  readonly weights: readonly string[];
  readonly arrays: readonly string[];
  readonly job?: JobState;
}

/** Weights that an answer may name. */
export interface WeightsOffer {
  readonly reference: string;
  readonly experiment: string;
  readonly name: string;
  /** Which of the experiment's: final, 40, step:16000, ... */
  readonly at: string;
}

/** Something wrong with a setup, said beside a field where it is that field's. */
export interface Problem {
  readonly field?: string;
  readonly why: string;
  /** An answer to the field that would do. */
  readonly instead?: Answers[string];
}

/** What a setup comes to before it is run. */
export interface Plan {
  /** How many rows; absent where only the run can tell, or where there are problems. */
  readonly rows?: number;
  readonly problems: readonly Problem[];
  /** Worth knowing beforehand, such as the network's parameters. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What the answers ask for as a figure; absent where there is none, or where there are problems. */
  readonly preview?: Preview;
}

export interface Beginning {
  readonly kind: string;
  readonly name: string;
  readonly setup: Readonly<Record<string, unknown>>;
  readonly seed: number;
}

/** A recipe at a scale with a seed, and on a dataset where it takes one and another than its own is wanted. */
export interface Dish {
  readonly recipe: string;
  readonly scale: Scale;
  readonly seed: number;
  readonly dataset?: string;
}

export interface DishState extends Dish {
  readonly status: 'new' | 'running' | 'paused' | 'failed' | 'done';
  readonly why?: string;
  /** The experiments in the order in which they are run; without an id until they are made. */
  readonly steps: readonly { readonly name: string; readonly kind: string; readonly heading?: Heading }[];
  /** Present when done. */
  readonly conclusion?: { readonly table: RecipeTable; readonly figures: readonly RecipeFigure[] };
}

/** Whose rows a figure shows: one or several experiments (panels or series by label), or a figure of a finished recipe, by its name. */
export type FigureSource = { readonly experiments: readonly { readonly id: string; readonly label: string }[] } | { readonly dish: Dish; readonly figure: string };

export type Wanted =
  | { readonly what: 'figure'; readonly source: FigureSource; readonly spec: FigureSpec; readonly view?: View; readonly paper: PaperChoice; readonly format: 'svg' | 'png'; readonly dpi?: number }
  | { readonly what: 'rows'; readonly source: FigureSource }
  | { readonly what: 'weights'; readonly reference: string }
  /** An array that an experiment left behind, as .npy. */
  | { readonly what: 'array'; readonly id: string; readonly name: string }
  /** A loss landscape for loss-landscape's own scripts (.h5) or for ParaView (.vtp); `relief` says how high the latter stands. */
  | { readonly what: 'surface'; readonly id: string; readonly format: SurfaceFormat; readonly which: WhichSurface; readonly relief: Relief }
  | { readonly what: 'project'; readonly id: string };

export type SurfaceFormat = 'h5' | 'vtp';

/** The height of a surface for ParaView. */
export interface Relief {
  /** Whether it is ln(loss + 0.1) in place of the loss. */
  readonly log?: boolean;
  /** Losses above are cut at this one. */
  readonly top?: number;
}

/** Where what was wanted is now: on disk, or to be fetched once from an address of this lab; or nowhere, since the dialog was closed. */
export type Saved = { readonly path: string } | { readonly address: string; readonly name: string } | { readonly cancelled: true };

/** What kind of file or folder is asked for. */
export type Choice = { readonly what: 'file' | 'folder'; readonly title: string; readonly endings?: readonly string[] };

/** Everything the window may ask. What the asker can put right is answered with a refusal: one sentence. */
export interface Requests {
  about(asked: null): Promise<About>;
  /** Takes seconds the first time. */
  engine(asked: null): Promise<EngineReport>;
  list(asked: null): Promise<Listing>;
  weights(asked: null): Promise<readonly WeightsOffer[]>;
  open(asked: { readonly id: string }): Promise<Opened>;
  rows(asked: { readonly id: string }): Promise<readonly NumberedRow[]>;
  plan(asked: Pick<Beginning, 'kind' | 'setup'>): Promise<Plan>;
  /** Gives the new experiment's id; its job is started. */
  start(asked: Beginning): Promise<string>;
  resume(asked: { readonly id: string }): Promise<void>;
  /** Stops after the row that is being made. */
  pause(asked: { readonly id: string }): Promise<void>;
  /** Stops at once; rows told are kept. */
  cancel(asked: { readonly id: string }): Promise<void>;
  rename(asked: { readonly id: string; readonly name: string }): Promise<void>;
  /** Puts experiments aside, to be restored until the lab is closed. */
  remove(asked: { readonly ids: readonly string[] }): Promise<void>;
  restore(asked: { readonly ids: readonly string[] }): Promise<void>;
  recipe(asked: Dish): Promise<DishState>;
  /** Begins or goes on with a recipe. Pausing the experiment at work pauses it. */
  cook(asked: Dish): Promise<DishState>;
  save(asked: Wanted): Promise<Saved>;
  /** Opens a dialog, where there are any; undefined where it was closed. */
  choose(asked: Choice): Promise<Chosen | undefined>;
  /** Takes in weights (.safetensors with a network's name), a surface of loss-landscape (.h5), an array (.npy) or a project (.isthmus); gives the new experiment's id. */
  takeIn(asked: { readonly handle: string; readonly network?: string; readonly classes?: number; readonly name?: string }): Promise<string>;
}

export type RequestName = keyof Requests;
export type Asked<Name extends RequestName> = Parameters<Requests[Name]>[0];
export type Answered<Name extends RequestName> = Awaited<ReturnType<Requests[Name]>>;

/** How an answer crosses. */
export type Reply = { readonly answer: unknown } | { readonly refusal: string } | { readonly fault: string };

/** What the window is told without asking. */
export type News =
  /** An experiment is new, or its status, name or number of rows is another. */
  | { readonly told: 'heading'; readonly heading: Heading }
  | { readonly told: 'gone'; readonly id: string }
  | { readonly told: 'rows'; readonly id: string; readonly rows: readonly NumberedRow[] }
  /** Rows numbered n and above are made again. */
  | { readonly told: 'cut'; readonly id: string; readonly n: number }
  | { readonly told: 'job'; readonly id: string; readonly job: JobState }
  | { readonly told: 'madeWith'; readonly id: string; readonly madeWith: MadeWith }
  | { readonly told: 'note'; readonly id: string; readonly sentence: string }
  | { readonly told: 'dish'; readonly state: DishState }
  /** Told by the door itself: what was told in between may be lost, so what is shown should be asked for again. */
  | { readonly told: 'again' };
