import { SvelteSet } from 'svelte/reactivity';
import { isAsked, maybeWeightsField, unasked, type Answers as Given } from '../../src-shared/field';
import type { Field, KindDescription } from '../../src-shared/kind';
import type { Beginning, Plan, Problem } from '../../src-shared/messages';
import { nameOf } from '../controls/places.svelte';
import { offers } from '../controls/offers.svelte';
import { sentenceOf } from '../controls/sentence';
import { readWeights } from '../controls/weights-text';
import { headings } from '../headings.svelte';
import { lab } from '../lab';
import { draftOf, readDraft, type Draft, type Reading } from './draft';

/** A page of the wizard: fields that share a group. */
export interface Group {
  readonly title: string;
  readonly names: readonly string[];
}

/** What is typed for a kind, what it comes to, and what the main side says to it. */
export class Answers {
  /** As typed, by field: also of fields that are not asked now, so that changing one's mind twice loses nothing. */
  drafts = $state<Record<string, Draft>>({});
  /** Fields that the user has been at: until then a missing answer is no mistake. */
  readonly visited = new SvelteSet<string>();
  /** The name that was typed; empty: the suggested one. */
  typedName = $state('');
  seed = $state('0');
  /** Where in the wizard the user is: the title of a group, or of the review. */
  page = $state('');

  #plan = $state.raw<Plan>();
  #refusal = $state.raw<string>();
  #asking = 0;
  #checked: Promise<void> = Promise.resolve();

  constructor(readonly kind: KindDescription, given: Readonly<Record<string, unknown>> = {}, seed = 0) {
    this.drafts = Object.fromEntries(Object.entries(kind.fields).map(([name, field]) => [name, draftOf(field, given[name] ?? undefined)]));
    this.seed = String(seed);
    this.page = this.groups[0]?.title ?? '';
  }

  /** What each asked field's draft comes to, in the kind's order. */
  readonly readings: Readonly<Record<string, Reading>> = $derived.by(() => {
    const readings: Record<string, Reading> = {};
    const known: Record<string, Given[string]> = {};
    for (const [name, field] of Object.entries(this.kind.fields)) {
      const reading = isAsked(field, known) ? (readings[name] = readDraft(field, this.drafts[name])) : undefined;
      known[name] = reading && 'answer' in reading ? reading.answer : unasked(field);
    }
    return readings;
  });

  readonly groups: readonly Group[] = $derived.by(() => {
    const groups = new Map<string, string[]>();
    for (const name of Object.keys(this.readings)) {
      const title = this.field(name).group ?? 'Setup';
      groups.set(title, [...(groups.get(title) ?? []), name]);
    }
    return [...groups].map(([title, names]) => ({ title, names }));
  });

  /** The right answers to the fields that are asked. */
  readonly setup: Beginning['setup'] = $derived(Object.fromEntries(Object.entries(this.readings).flatMap(([name, reading]) => ('answer' in reading ? [[name, reading.answer]] : []))));

  /** Whether every field that is asked has an answer, as far as can be told here. */
  readonly isComplete: boolean = $derived(Object.values(this.readings).every((reading) => 'answer' in reading));

  /** What these answers come to, as the main side said last. */
  get plan(): Plan | undefined {
    return this.#plan;
  }

  /** Fields whose answers are other than the initial ones. */
  readonly changed: readonly string[] = $derived(Object.keys(this.readings).filter((name) => this.drafts[name] !== draftOf(this.field(name))));

  /** A name made of the kind and of what the experiment is about. */
  readonly suggestedName: string = $derived.by(() => {
    const handed = maybeWeightsField(this.kind.fields);
    const about = Object.keys(this.readings).filter((name) => name === handed || ['network', 'weights'].includes(this.field(name).type) || (this.field(name).type === 'dataset' && this.changed.includes(name)));
    const words = about.map((name) => this.#briefly(name)).filter((word) => word !== '');
    return words.length === 0 ? this.kind.title : `${this.kind.title}: ${words.join(', ')}`;
  });

  readonly seedProblem: string | undefined = $derived(/^\d+$/.test(this.seed.trim()) && Number.isSafeInteger(Number(this.seed)) ? undefined : 'A seed is a whole number of at least 0.');

  field(name: string): Field {
    return this.kind.fields[name];
  }

  /** An answer as it is shown: weights and files by their names. */
  wordFor(name: string): string {
    const [field, draft] = [this.field(name), this.drafts[name]];
    if (typeof draft === 'boolean') return draft ? 'yes' : 'no';
    if (field.type === 'weights') return offers.nameOf(draft);
    if (field.type === 'weights list') return readWeights(draft).map((reference) => offers.nameOf(reference)).join(', ');
    const experimentNamed = (id: string) => headings.list.find((heading) => heading.id === id)?.name ?? id;
    if (field.type === 'experiment') return experimentNamed(draft);
    if (field.type === 'experiment list') return readWeights(draft).map(experimentNamed).join(', ');
    if (field.type === 'network' && draft.trimStart().startsWith('{')) return 'of your own';
    if (field.type === 'network' || field.type === 'dataset' || field.type === 'file') return draft.replaceAll(/@[\w-]+/g, nameOf);
    return 'unit' in field && field.unit ? `${draft} ${field.unit}` : draft;
  }

  /** An answer as it stands in a name: of several weights the first. */
  #briefly(name: string): string {
    if (this.field(name).type !== 'weights list') return this.wordFor(name);
    const [first, ...others] = readWeights(String(this.drafts[name]));
    if (first === undefined) return '';
    return others.length === 0 ? offers.nameOf(first) : `${offers.nameOf(first)} and ${others.length} more`;
  }

  /** The initial answer in words, where the present one is another. */
  initialOf(name: string): string | undefined {
    const initial = draftOf(this.field(name));
    const hasInitial = 'initial' in this.field(name);
    if (!hasInitial || !this.changed.includes(name) || typeof initial === 'boolean') return undefined;
    return initial === '' ? 'none' : initial;
  }

  answer(name: string, draft: Draft): void {
    this.drafts[name] = draft;
  }

  reset(name: string): void {
    this.drafts[name] = draftOf(this.field(name));
  }

  /** What is wrong with a field's answer, once it is more than not yet given. */
  problemOf(name: string): string | undefined {
    const reading = this.readings[name];
    if (reading === undefined) return undefined;
    if ('why' in reading) return reading.why;
    if ('missing' in reading) return this.visited.has(name) ? reading.missing : undefined;
    return this.#said(name)?.why;
  }

  /** An answer that would do, as it would be typed, where the main side knows one. */
  insteadOf(name: string): Draft | undefined {
    const instead = this.problemOf(name) === undefined ? undefined : this.#said(name)?.instead;
    return instead === undefined ? undefined : draftOf(this.field(name), instead);
  }

  #said = (name: string): Problem | undefined => this.#plan?.problems.find(({ field }) => field === name);

  /** Whether a field stands in the way of going on, visited or not. */
  isWrong = (name: string): boolean => this.problemOf(name) !== undefined || (this.readings[name] !== undefined && 'missing' in this.readings[name]);

  /** What is wrong with the answers together, or with the asking. */
  get problems(): readonly string[] {
    const apart = (this.#plan?.problems ?? []).filter(({ field }) => field === undefined || this.readings[field] === undefined);
    return [...apart.map(({ why }) => why), ...(this.#refusal === undefined ? [] : [this.#refusal])];
  }

  /** Whether the experiment can be started. */
  get isReady(): boolean {
    return this.isComplete && this.#plan?.problems.length === 0 && this.seedProblem === undefined;
  }

  /** Asks the main side what the answers come to; done when the newest question has been answered. */
  check(): Promise<void> {
    return (this.#checked = this.#ask(++this.#asking));
  }

  async #ask(asking: number): Promise<void> {
    let plan: Plan | undefined;
    let refusal: string | undefined;
    try {
      plan = await lab.plan({ kind: this.kind.name, setup: this.setup });
    } catch (error) {
      refusal = sentenceOf(error);
    }
    if (asking !== this.#asking) return this.#checked;
    [this.#plan, this.#refusal] = [plan, refusal];
  }

  /** Starts the experiment and gives its id. Throws a Refusal where it cannot be. */
  start = (): Promise<string> =>
    lab.start({ kind: this.kind.name, name: this.typedName.trim() || this.suggestedName, setup: this.setup, seed: Number(this.seed) });
}
