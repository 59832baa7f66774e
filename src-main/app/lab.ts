/** The laboratory behind every window: what it answers, and what it tells. */
import type { Choice, Chosen, News, Requests, Saved, Ways } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import { kinds as allKinds, type Kinds } from '../experiments';
import type { JobOutcome } from '../jobs/news';
import type { Launch } from '../jobs/launch';
import { openLibrary } from '../library/library';
import { recipes as allRecipes } from '../recipes';
import type { Recipe } from '../recipes/recipe';
import { describeApp } from './about';
import { openDishes } from './dishes';
import { openEngineReport } from './engine-report';
import { openHandles } from './handles';
import { openJobs } from './jobs-at-work';
import { openExperiment } from './opened';
import { placedDataset } from './placing';
import { planOf, takeSetup, type Planning } from './plan';
import { openRemoved } from './removed';
import { followRows } from './rows-elsewhere';
import { saveWanted } from './saving';
import { takeFile } from './take-file';
import { openTelling } from './telling';
import { watchLibrary } from './watching';
import { offerWeights } from './weights-offers';

/** What a shell does for the app. */
export interface Shell {
  ways(): Ways;
  /** Opens a dialog and gives the path chosen; only called where `ways` says that there are dialogs. */
  choose?(choice: Choice): Promise<string | undefined>;
  /** Puts a file somewhere: `write` makes it at the path that it is given. */
  save(suggestedName: string, write: (path: string) => Promise<void>): Promise<Saved>;
}

/** A laboratory at work. */
export interface Lab {
  readonly requests: Requests;
  /** Gives what stops the hearing. */
  hear(listener: (news: News) => void): () => void;
  /** Makes a handle for a path that the main side itself got. */
  issue(path: string, name?: string): Chosen;
  /** The experiments that processes of this lab work on. */
  working(): readonly string[];
  /** Pauses what is at work, and waits until it has stopped. */
  close(): Promise<void>;
}

/** What a lab is opened with. */
export interface LabOptions {
  /** The library's folder. */
  readonly library: string;
  /** The folder of the built entries. */
  readonly entries: string;
  readonly launch: Launch;
  readonly shell: Shell;
  /** Set for workers besides this process's own environment. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly kinds?: Kinds;
  readonly recipes?: readonly Recipe[];
}

/** Opens the lab on a library; throws a Refusal where that cannot be opened. */
export async function openLab({ library: folder, entries, launch, shell, environment = {}, kinds = allKinds, recipes = allRecipes }: LabOptions): Promise<Lab> {
  const library = await openLibrary(folder);
  const { tell, hear, isHeard } = openTelling();
  const handles = openHandles();
  const rows = followRows(library, tell);
  const isOurs = (id: string): boolean => jobs.stateOf(id) !== undefined;
  const watching = watchLibrary({ library, tell, isHeard, isOurs, rows: () => rows.follow(isOurs), gone: rows.forget });
  const changed = watching.look;
  const jobs = openJobs({ library, entries, launch, environment, tell, toldAll: rows.skip, changed });
  const removed = await openRemoved(library);
  const engine = openEngineReport({ entries, library: library.folder, environment, launch });
  const planning: Planning = { library, kinds, handles, isKept };

  /** Whether an experiment has its data at a place. */
  async function isKept(place: string): Promise<boolean> {
    const { headings } = await library.list();
    const experiments = await Promise.all(headings.map(({ id }) => library.read(id)));
    return experiments.some(({ setup }) => Object.values(setup).some((answer) => typeof answer === 'string' && answer.replace(/\?.*$/s, '') === place));
  }

  /** Starts the work on an experiment, or finds it being worked on here, and waits until that has ended. */
  async function work(id: string): Promise<JobOutcome> {
    if (!jobs.outcomeOf(id)) jobs.start(id);
    return jobs.outcomeOf(id) ?? { status: 'paused' };
  }
  const dishes = openDishes({ library, kinds, recipes, engine: environment['ISTHMUS_ENGINE'], tell, placedDataset: (spec) => placedDataset(spec.trim(), planning), work, changed });

  const requests: Requests = {
    about: async () => describeApp(kinds, recipes, library.folder, shell.ways()),
    engine: () => engine.report(),
    list: () => library.list(),
    weights: () => offerWeights(library),
    open: ({ id }) => openExperiment(library, id, kinds, (full) => jobs.stateOf(full) ?? watching.stateOf(full)),
    rows: ({ id }) => rows.read(id),
    plan: (asked) => planOf(asked, planning),
    async start(asked) {
      const { kind, setup } = await takeSetup(asked, planning);
      const of = kind.count(setup);
      const { id } = await library.create({ kind: kind.name, name: asked.name.trim() || kind.title, setup, seed: asked.seed, ...(of !== undefined && { of }) });
      await changed();
      jobs.start(id);
      return id;
    },
    async resume({ id: given }) {
      const { id, name, status } = await library.read(given);
      if (status === 'done') throw new Refusal(`${name} is done already.`);
      if (status === 'running') throw new Refusal(`${name} is at work already.`);
      jobs.start(id);
    },
    async pause({ id: given }) {
      const { id, name, status } = await library.read(given);
      if (!jobs.pause(id) && !(await library.askPause(id))) throw new Refusal(`No process is at work on ${name}: it is ${status}.`);
      await changed();
    },
    async cancel({ id: given }) {
      const { id, name, status } = await library.read(given);
      if (await jobs.cancel(id)) return;
      throw new Refusal(status === 'running' ? `Another process works on ${name}, which can only be paused from here.` : `No process is at work on ${name}: it is ${status}.`);
    },
    async rename({ id, name }) {
      await library.rename(id, name);
      await changed();
    },
    async remove({ ids }) {
      await removed.remove(ids);
      await changed();
    },
    async restore({ ids }) {
      await removed.restore(ids);
      await changed();
    },
    recipe: dishes.state,
    cook: dishes.cook,
    save: (wanted) => saveWanted(wanted, { library, kinds, dish: dishes.state, save: (name, write) => shell.save(name, write) }),
    async choose(choice) {
      if (!shell.ways().dialog || !shell.choose) throw new Refusal('No dialog can be opened here: drop the file onto the window, or name its folder when the lab is started.');
      const path = await shell.choose(choice);
      return path === undefined ? undefined : handles.issue(path);
    },
    async takeIn(asked) {
      const { id } = await takeFile(library, asked, handles);
      await changed();
      return id;
    },
  };

  await watching.look();
  return {
    requests,
    hear,
    issue: handles.issue,
    working: jobs.working,
    async close() {
      await jobs.close();
      await dishes.ended();
      engine.close();
      watching.close();
      await removed.letGo();
    },
  };
}
