import type { RecipeDescription } from '../../src-shared/recipe';
import type { Dish, DishState } from '../../src-shared/messages';
import { attempt } from '../controls/attempt';
import { sentenceOf } from '../controls/sentence';
import { headings } from '../headings.svelte';
import { lab } from '../lab';
import { keepDish, lastDish, takesDataset } from './last-dish';

/** A recipe at a scale with a seed on a dataset, as it stands, kept up to date by news. */
export class Cooking {
  #dish = $state.raw<Dish>({ recipe: '', scale: 'smoke', seed: 0 });
  #state = $state.raw<DishState>();
  refusal = $state.raw<string>();
  isBusy = $state(false);

  readonly #recipe: RecipeDescription;

  constructor(recipe: RecipeDescription) {
    this.#recipe = recipe;
    this.#dish = lastDish(recipe);
    void this.read();
  }

  get dish(): Dish {
    return this.#dish;
  }

  /** Undefined until it is known. */
  get state(): DishState | undefined {
    return this.#state;
  }

  /** Whether the dataset can be chosen. */
  get takesDataset(): boolean {
    return takesDataset(this.#recipe, this.#dish.scale);
  }

  /** Looks at the recipe at another scale, with another seed or on another dataset. */
  choose(change: Partial<Omit<Dish, 'recipe'>>): void {
    const { dataset, ...dish } = { ...this.#dish, ...change };
    this.#dish = { ...dish, ...(dataset !== undefined && takesDataset(this.#recipe, dish.scale) && { dataset }) };
    keepDish(this.#dish);
    this.#state = undefined;
    void this.read();
  }

  /** Hears of it until what is given back is called. */
  hear = (): (() => void) =>
    lab.hear((news) => {
      if (news.told === 'again') void this.read();
      if (news.told === 'dish' && this.#isThis(news.state)) this.#state = news.state;
    });

  read = (): Promise<void> => this.#ask(lab.recipe);

  /** Begins, or goes on. */
  cook = (): Promise<void> => this.#ask(lab.cook);

  /** The experiment that is being worked on; undefined while the next one is still being made ready. */
  get atWork(): string | undefined {
    const running = new Set(headings.list.filter(({ status }) => status === 'running').map(({ id }) => id));
    return this.#state?.steps.find(({ heading }) => heading && running.has(heading.id))?.heading?.id;
  }

  /** Stops after the row that is being made. */
  async pause(): Promise<void> {
    const id = this.atWork;
    if (id !== undefined) await attempt(() => lab.pause({ id }));
  }

  #isThis = ({ recipe, scale, seed, dataset }: Dish): boolean =>
    recipe === this.#dish.recipe && scale === this.#dish.scale && seed === this.#dish.seed && dataset === this.#dish.dataset;

  async #ask(request: (dish: Dish) => Promise<DishState>): Promise<void> {
    const asked = this.#dish;
    [this.isBusy, this.refusal] = [true, undefined];
    try {
      const state = await request(asked);
      if (this.#isThis(asked)) this.#state = state;
    } catch (error) {
      if (this.#isThis(asked)) this.refusal = sentenceOf(error);
    }
    this.isBusy = false;
  }
}
