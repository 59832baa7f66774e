/** What each request must be asked with: a request without a schema, or a part without one, does not compile. */
import { z } from 'zod';
import type { FigureSpec, Mark, PathSpec, Threshold } from '../../src-shared/figure';
import { drawings } from '../../src-shared/figures';
import { sequential } from '../../src-shared/figures/colours';
import { themes, type PaperChoice } from '../../src-shared/figures/paper';
import type { View } from '../../src-shared/figures/projection';
import type { Asked, Beginning, Choice, Dish, FigureSource, Relief, RequestName, Wanted } from '../../src-shared/messages';
import type { WhichSurface } from '../../src-shared/surface';

/** A schema for every part of an object, also for those that may be absent. */
type Parts<T> = { readonly [Name in keyof Required<T>]: z.ZodType<T[Name]> };
const object = <T>(parts: Parts<T>): z.ZodType<T> => z.strictObject(parts) as unknown as z.ZodType<T>;

const namesOf = <Name extends string>(listed: Readonly<Record<Name, unknown>>): z.ZodType<Name> => z.enum(Object.keys(listed) as [Name, ...Name[]]);

const text = z.string().max(100_000);
const word = z.string().min(1).max(1000);
const number = z.number();
const seed = z.int().min(0);
const id = word;
const ids = z.array(id).min(1).max(100_000);
const plain = z.union([text, number, z.boolean()]);
const setup = z.record(z.string(), z.unknown());

const dish = object<Dish>({ recipe: word, scale: z.enum(['smoke', 'desk', 'paper']), seed, dataset: text.optional() });

const where = z.record(z.string(), z.union([plain, z.array(plain)]));

const path = object<PathSpec>({ where, series: word.optional(), name: text.optional(), marked: word.optional(), off: word.optional(), discs: z.boolean().optional(), dashed: z.boolean().optional() });

const figure = object<FigureSpec>({
  draw: namesOf(drawings),
  title: text.optional(),
  caption: text.optional(),
  when: z.record(z.string(), z.array(plain)).optional(),
  x: word,
  y: z.union([word, z.array(word).min(1)]),
  z: word.optional(),
  right: z.array(word).optional(),
  where: where.optional(),
  series: word.optional(),
  pool: word.optional(),
  facet: word.optional(),
  scale: z.enum(['linear', 'log']).optional(),
  offset: number.optional(),
  top: number.nullable().optional(),
  palette: z.enum(['sequential', 'diverging']).optional(),
  levels: z.array(number).optional(),
  floor: z.literal('contours').optional(),
  marks: z.array(object<Mark>({ x: number, y: number, label: text.optional() })).optional(),
  spots: object<NonNullable<FigureSpec['spots']>>({ column: word, except: text }).optional(),
  thresholds: z.array(object<Threshold>({ value: number, label: text })).optional(),
  range: z.tuple([number, number]).readonly().optional(),
  path: z.union([path, z.array(path)]).optional(),
  bands: z.record(z.string(), z.tuple([word, word]).readonly()).optional(),
  diagonal: word.optional(),
  uprights: object<NonNullable<FigureSpec['uprights']>>({ at: z.array(number), label: text }).optional(),
  dots: object<NonNullable<FigureSpec['dots']>>({ column: word, label: text }).optional(),
  titles: object<NonNullable<FigureSpec['titles']>>({ x: text.optional(), y: text.optional(), z: text.optional(), right: text.optional() }).optional(),
});
const view = object<View>({ azimuth: number, elevation: number, zoom: number.positive().optional() });
const paper = object<PaperChoice>({
  width: word.optional(), height: word.optional(), font: word.optional(), fontSize: number.optional(), lineWidth: number.optional(),
  theme: namesOf(themes).optional(), colours: namesOf(sequential).optional(),
});
const source: z.ZodType<FigureSource> = z.union([
  object<Extract<FigureSource, { readonly dish: unknown }>>({ dish, figure: word }),
  object<Exclude<FigureSource, { readonly dish: unknown }>>({ experiments: z.array(object<{ readonly id: string; readonly label: string }>({ id, label: text })).min(1).max(100) }),
]);

type WantedAs<What extends Wanted['what']> = Extract<Wanted, { readonly what: What }>;
const wanted: z.ZodType<Wanted> = z.union([
  object<WantedAs<'figure'>>({
    what: z.literal('figure'), source, spec: figure, view: view.optional(), paper, format: z.enum(['svg', 'png']), dpi: number.positive().optional(),
  }),
  object<WantedAs<'rows'>>({ what: z.literal('rows'), source }),
  object<WantedAs<'weights'>>({ what: z.literal('weights'), reference: word }),
  object<WantedAs<'array'>>({ what: z.literal('array'), id, name: word }),
  object<WantedAs<'surface'>>({
    what: z.literal('surface'), id, format: z.enum(['h5', 'vtp']),
    which: object<WhichSurface>({ repeat: number.optional(), around: text.optional() }), relief: object<Relief>({ log: z.boolean().optional(), top: number.optional() }),
  }),
  object<WantedAs<'project'>>({ what: z.literal('project'), id }),
]);

const nothing = z.null();
const one = object<{ readonly id: string }>({ id });
const several = object<{ readonly ids: readonly string[] }>({ ids });

/** The schema of each request's question. */
export const schemas: { readonly [Name in RequestName]: z.ZodType<Asked<Name>> } = {
  about: nothing,
  engine: nothing,
  list: nothing,
  weights: nothing,
  open: one,
  rows: one,
  plan: object<Asked<'plan'>>({ kind: word, setup }),
  start: object<Beginning>({ kind: word, name: z.string().max(1000), setup, seed }),
  resume: one,
  pause: one,
  cancel: one,
  rename: object<Asked<'rename'>>({ id, name: word }),
  remove: several,
  restore: several,
  recipe: dish,
  cook: dish,
  save: wanted,
  choose: object<Choice>({ what: z.enum(['file', 'folder']), title: text, endings: z.array(word).optional() }),
  takeIn: object<Asked<'takeIn'>>({ handle: word, network: text.optional(), classes: z.int().min(2).optional(), name: word.optional() }),
};
