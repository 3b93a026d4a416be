/** Makes many models, by workers where it pays, in a fixed order whatever their number; one that fails stops no other. */
import { availableParallelism } from "node:os";
import type { Context } from "./context.js";
import type { MadeUnit } from "./make-unit.js";
import { failedUnit } from "./make-unit.js";
import type { Maker } from "./maker.js";
import { inOrder, makerHere } from "./maker.js";
import type { Piece } from "./pieces.js";
import type { Progress } from "./progress.js";
import { unitName } from "./service-report.js";

export interface MadePiece {
  readonly piece: Piece;
  readonly made: MadeUnit;
}

/** `workers` is how many to use at most; the number of cores when undefined. */
export async function* makeAll(
  pieces: readonly Piece[],
  context: Context,
  workers: number | undefined,
  progress: Progress | undefined,
): AsyncGenerator<MadePiece> {
  const maker = await makerFor(pieces.length, context, workers);
  try {
    const work = (piece: Piece): Promise<MadePiece> => make(piece, maker, pieces.length === 1, progress);
    for await (const { result } of inOrder(pieces, maker.size, work)) yield result;
  } finally {
    await maker.close();
  }
}

/** A single model is made here: starting a worker would take longer than it saves. */
async function makerFor(count: number, context: Context, workers: number | undefined): Promise<Maker> {
  const size = Math.min(count, workers ?? availableParallelism());
  return size > 1 && context.startWorkers !== undefined ? context.startWorkers(size) : makerHere(context.engine);
}

/** A fault of the generator ends a run of one model, so that it is seen where it happened; of several it fails one. */
async function make(piece: Piece, maker: Maker, alone: boolean, progress: Progress | undefined): Promise<MadePiece> {
  progress?.next(unitName(piece.unit));
  const done = (made: MadeUnit): MadePiece => {
    progress?.done();
    return { piece, made };
  };
  try {
    return done(await maker.make(piece.task, piece.job.hooks));
  } catch (error) {
    if (alone) throw error;
    return done(failedUnit(piece.unit, error));
  }
}
