// The questions that a page can ask, by name: one function each, from a model and what is asked to an answer that can
// be sent from the worker to the page. A question that takes long tells what it has through `tell`.

import type { Asked } from "../model/document";
import type { Model } from "../model/model";
import { attractors, showing } from "./attractors";
import { claims } from "./claims";
import { course } from "./course";
import { expression } from "./expression";
import { layered } from "./layout";
import { percolation } from "./percolation";
import { reach } from "./reach";
import { read, type ReadGiven, rule, type RuleGiven } from "./read";
import { minimalSets, type SetsFound, type SetsGiven } from "./minimal_sets";
import { shares } from "./shares";
import { screen, type ScreenGiven, type ScreenTable } from "./screen";
import { type Form, write } from "./write";

/** Tells the page how far the work is (0 to 1) and what was found by now. */
export type Tell<Part> = (done: number, part: Part) => void;

/** What each question is given and answers. */
export const QUESTIONS = {
  attractors: (model: Model, given: { asked: Asked; limit?: number }) => attractors(model, given.asked, given.limit),
  claims,
  course,
  reach,
  shares,
  showing: (model: Model, given: { asked: Asked }) => showing(model, given.asked),
  layout: (model: Model, _given: object) => layered(model.document),
  percolation: (model: Model, given: { asked: Asked }) => percolation(model, given.asked),
  expression: (model: Model, given: { text: string }) => expression(model, given.text),
  read: (model: Model, given: ReadGiven) => read(model, given),
  rule: (model: Model, given: RuleGiven) => rule(model, given),
  screen: (model: Model, given: ScreenGiven, tell: Tell<ScreenTable>) => screen(model, given, tell),
  minimalSets: (model: Model, given: SetsGiven, tell: Tell<SetsFound>) => minimalSets(model, given, tell),
  write: (model: Model, given: { form: Form }) => write(model, given.form),
};

export type Questions = typeof QUESTIONS;
export type Given<Q extends keyof Questions> = Parameters<Questions[Q]>[1];
export type Answer<Q extends keyof Questions> = Awaited<ReturnType<Questions[Q]>>;
