import type { Fields } from '../../src-shared/kind';
import type { Asked, Plan, Problem } from '../../src-shared/messages';
import { isRefusal, Refusal } from '../../src-shared/refusal';
import type { Kinds } from '../experiments';
import { readAnswers, refuseUnknown, type Kind } from '../experiments/kind';
import { Misfit } from '../experiments/misfit';
import { kindNamed } from '../jobs/work';
import type { Library } from '../library/library';
import { checkAnswer } from './check-answer';
import { factsOf } from './facts';
import { placeAnswers, whyWrong, type Placing } from './placing';

type Setup = Parameters<Kind['count']>[0];

/** What a setup from a window comes to. */
export interface Drafted {
  readonly kind: Kind;
  /** As it is kept in the library; right only where there are no problems. */
  readonly setup: Setup;
  readonly problems: readonly Problem[];
}

/** What a setup is read with. */
export interface Planning extends Placing {
  readonly kinds: Kinds;
  readonly library: Library;
}

async function refusalOf(act: () => unknown): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (isRefusal(error)) return error.message;
    throw error;
  }
}

/** What is wrong with answers that are right by themselves. */
function together(error: unknown): Problem {
  if (error instanceof Misfit) return { field: error.field, why: error.why.charAt(0).toUpperCase() + error.why.slice(1), ...(error.instead === undefined ? {} : { instead: error.instead }) };
  if (isRefusal(error)) return { why: error.message };
  throw error;
}

/** Problems that one answer has by itself, though it is of the right type. */
async function problemsOf(fields: Fields, answers: Setup, library: Library): Promise<Problem[]> {
  const found = await Promise.all(Object.entries(fields).map(async ([name, field]) => ({ field: name, why: await refusalOf(() => checkAnswer(field, answers[name], { fields, answers, library })) })));
  return found.flatMap(({ field, why }) => (why === undefined ? [] : [{ field, why }]));
}

/** Reads the answers of a window, gathering all that is wrong. Throws a Refusal where there is no such kind. */
export async function draftSetup({ kind: name, setup }: Asked<'plan'>, planning: Planning): Promise<Drafted> {
  const kind = kindNamed(planning.kinds, name);
  const placed = await placeAnswers(kind.fields, setup, planning);
  const problems: Problem[] = [...placed.problems];
  const unknown = await refusalOf(() => refuseUnknown(kind, setup));
  if (unknown !== undefined) problems.push({ why: unknown });

  const { answers, wrong } = readAnswers(kind.fields, placed.given);
  const named = new Set(problems.map(({ field }) => field));
  for (const { field, answer } of wrong) if (!named.has(field)) problems.push({ field, why: whyWrong(kind.fields[field], answer) });
  if (problems.length === 0) problems.push(...(await problemsOf(kind.fields, answers, planning.library)));
  if (problems.length === 0) {
    try {
      kind.check?.(answers);
    } catch (error) {
      problems.push(together(error));
    }
  }
  return { kind, setup: answers, problems };
}

/** What the answers of a window come to: how many rows, what is worth knowing and seeing, or what is wrong with them. */
export async function planOf(asked: Asked<'plan'>, planning: Planning): Promise<Plan> {
  const { kind, setup, problems } = await draftSetup(asked, planning);
  if (problems.length > 0) return { problems, facts: [] };
  const rows = kind.count(setup);
  const preview = kind.preview?.(setup);
  return { problems, facts: await factsOf(kind, setup, planning.library), ...(rows !== undefined && { rows }), ...(preview && { preview }) };
}

/** The setup that the answers of a window come to. Throws a Refusal saying what is wrong with them. */
export async function takeSetup(asked: Asked<'plan'>, planning: Planning): Promise<{ readonly kind: Kind; readonly setup: Setup }> {
  const { kind, setup, problems: [problem] } = await draftSetup(asked, planning);
  if (!problem) return { kind, setup };
  throw new Refusal(problem.field === undefined ? problem.why : `${kind.fields[problem.field].label}: ${problem.why}`);
}
