/** The models of the reference corpus, and copies of them to change and to multiply. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { root, scratch } from "../paths.mjs";

const folder = join(process.env.WROUGHT_CORPUS ?? resolve(root, "../shared/corpus"), "models");

/** Absolute paths, sorted; empty where there is no corpus. */
export function corpusModels() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => join(folder, name));
}

/** A folder of its own with copies of models, which may be changed. */
export function copiesOf(files, name) {
  const copies = emptyFolder(name);
  for (const file of files) writeFileSync(join(copies, basename(file)), readFileSync(file));
  return copies;
}

/** A folder for one benchmark, with nothing in it. */
export function emptyFolder(name) {
  const path = join(scratch, "corpus", name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** Changes one member of a model, another one each time: it gets a sentence of documentation and another longest length. */
export function changeOneMember(file, round) {
  const model = JSON.parse(readFileSync(file, "utf8"));
  const isText = ({ target }) => target === "smithy.api#String" || model.shapes[target]?.type === "string";
  const candidates = Object.values(model.shapes).flatMap(({ type, members = {} }) => {
    return type === "structure" ? Object.values(members).filter(isText).slice(0, 1) : [];
  });
  const member = candidates[round % candidates.length];
  const documentation = `${member.traits?.["smithy.api#documentation"] ?? ""}<p>Changed for the ${round}th time.</p>`;
  member.traits = {
    ...member.traits,
    "smithy.api#documentation": documentation,
    "smithy.api#length": { max: 99 + round },
  };
  writeFileSync(file, JSON.stringify(model, undefined, 2));
}

/** One model of one service with all shapes of another `count` times over, each time under other names. */
export function multiplied(text, count) {
  const model = JSON.parse(text);
  const [[serviceId, service]] = Object.entries(model.shapes).filter(([, { type }]) => type === "service");
  const shapes = {};
  for (let copy = 1; copy <= count; copy++) {
    const others = Object.entries(model.shapes).filter(([id]) => id !== serviceId);
    for (const [id, shape] of others) shapes[renamed(id, copy)] = withTargets(shape, model.shapes, serviceId, copy);
  }
  const each = (ids) =>
    Array.from({ length: count }, (_, copy) => ids.map(({ target }) => ({ target: renamed(target, copy + 1) }))).flat();
  const lists = ["operations", "resources", "errors"].filter((name) => service[name] !== undefined);
  shapes[serviceId] = { ...service, ...Object.fromEntries(lists.map((name) => [name, each(service[name])])) };
  return JSON.stringify({ ...model, shapes }, undefined, 2);
}

function renamed(id, copy) {
  return copy === 1 ? id : id.replace("#", `#Copy${copy}`);
}

/** Every string of a shape that is the id of a shape of the model, as the copy's. */
function withTargets(value, shapes, serviceId, copy) {
  if (typeof value === "string")
    return Object.hasOwn(shapes, value) && value !== serviceId ? renamed(value, copy) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withTargets(item, shapes, serviceId, copy));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withTargets(item, shapes, serviceId, copy)]),
  );
}
