/**
 * How a kind of experiment describes itself: the questions it asks (fields), the rows it makes, the figures drawn from them.
 * Everything here is data, so that it can cross to the window; what a kind computes lives beside its run.
 */
import type { FigureSpec } from './figure';

/** One result, small enough to be a line of text. A value that could not be computed is null. */
export type Row = Readonly<Record<string, number | string | boolean | null>>;

/** A row and its place among all rows of the setup, counted from 0: the same number in every share and after every resume. */
export interface NumberedRow<R extends Row = Row> {
  readonly n: number;
  readonly row: R;
}

interface Asked {
  readonly label: string;
  readonly help?: string;
  /** Not asked unless every named field has one of these answers; a list counts as true where something is in it. */
  readonly when?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** A part of the wizard that fields of the same name share. */
  readonly group?: string;
}

export interface NumberField extends Asked {
  readonly type: 'number';
  readonly initial?: number;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  readonly unit?: string;
}
export interface ChoiceField<C extends string = string> extends Asked { readonly type: 'choice'; readonly options: readonly C[]; readonly initial?: C }
export interface SwitchField extends Asked { readonly type: 'switch'; readonly initial: boolean }
export interface TextField extends Asked { readonly type: 'text'; readonly initial?: string }
/** A list of numbers, such as the epochs after which to keep the weights. */
export interface NumbersField extends Asked { readonly type: 'numbers'; readonly initial: readonly number[]; readonly min?: number; readonly max?: number; readonly whole?: boolean }
/** The name of a network, or the path of a JSON file that describes one. */
export interface NetworkField extends Asked { readonly type: 'network'; readonly initial?: string }
/** A dataset SPEC: a name with options, such as cifar10:PATH?train=5000. */
export interface DatasetField extends Asked { readonly type: 'dataset'; readonly initial?: string }
/** What a finished experiment left behind: ID, ID@40, ID@step:16000, ID@name. */
export interface WeightsField extends Asked { readonly type: 'weights' }
/** Several of these, in an order. */
export interface WeightsListField extends Asked { readonly type: 'weights list'; readonly initial: readonly string[] }
/** The ID of an experiment, of the named kinds where there are some. */
export interface ExperimentField extends Asked {
  readonly type: 'experiment';
  readonly kinds?: readonly string[];
  /** Whether only one that left arrays behind will do. */
  readonly needsArrays?: boolean;
}

/** The IDs of several experiments, in an order. */
export interface ExperimentListField extends Asked { readonly type: 'experiment list'; readonly kinds?: readonly string[]; readonly initial: readonly string[] }

/** The path of a file with one of these endings, or several such with commas between them. */
export interface FileField extends Asked { readonly type: 'file'; readonly endings: readonly string[] }

/** A field without an initial answer must be answered. */
export type Field = NumberField | ChoiceField | SwitchField | TextField | NumbersField | NetworkField | DatasetField | WeightsField | WeightsListField | ExperimentField | ExperimentListField | FileField;
export type Fields = Readonly<Record<string, Field>>;

type Answer<F> = F extends { type: 'number' } ? number
  : F extends { type: 'choice'; options: readonly (infer C)[] } ? C
  : F extends { type: 'switch' } ? boolean
  : F extends { type: 'numbers' } ? readonly number[]
  : F extends { type: 'weights list' | 'experiment list' } ? readonly string[]
  : string;

/** The answers to a kind's fields. */
export type Setup<F extends Fields> = { readonly [K in keyof F]: Answer<F[K]> };

export interface Column {
  readonly label: string;
  readonly unit?: string;
}

/** What the window and the command line need to know of a kind. */
export interface KindDescription {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly fields: Fields;
  /** The columns of its rows, by name, in the order in which they are printed. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly figures: readonly FigureSpec[];
}
